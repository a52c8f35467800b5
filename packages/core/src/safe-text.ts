import { anySpellingOf } from "./spelled-secret.js";

const redacted = "[redacted]";
const credentials = /\b(Bearer|Basic)\s+\S{12,}/gi;
const longRun = /[A-Za-z0-9+/_.~=%@-]{24,}/g;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a terminal or log
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The text on one line, at most `max` characters long, with none of the given secrets. */
export function withoutSecrets(text: string, secrets: readonly string[], max = 200): string {
  return shorten(oneLine(redact(text, secrets).slice(0, 20_000)), max);
}

/** As `withoutSecrets`, and without whatever else looks like a token. */
export function withoutTokens(text: string, secrets: readonly string[], max = 500): string {
  const safe = withoutSecrets(text, secrets, 20_000)
    .replace(credentials, `$1 ${redacted}`)
    .replace(longRun, (run) => (looksLikeToken(run) ? redacted : run));
  return shorten(safe, max);
}

/**
 * A server's answer as one short line that is safe to show: JSON written anew, so that no escape hides a
 * token, of a page its words. Empty when there is nothing to show.
 */
export function excerptOf(text: string, secrets: readonly string[] = [], max = 300): string {
  const json = jsonIn(text);
  const isPage = json === undefined && /<html|<!doctype|<head|<body/i.test(text);
  const words =
    json === undefined ? (isPage ? textOfPage(redact(text, secrets)) : text) : JSON.stringify(json);
  return withoutTokens(words, secrets, max);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The words of an HTML page: its title first, as everywhere in such a page. */
function textOfPage(html: string): string {
  const text = html
    .slice(0, 20_000)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&#(\d{1,6});/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  return oneLine(text);
}

/** Done to the whole text, before anything is cut off: half a secret is one too. */
function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    // No spelling is shorter than the secret itself, and to look for all of a token's takes a while.
    if (secret === "" || safe.length < secret.length) continue;
    safe = safe.replace(anySpellingOf(secret), redacted);
  }
  return safe;
}

/** Paths, words and the ids Schwab's support asks for are long too, but are no secrets. */
function looksLikeToken(run: string): boolean {
  if (run.startsWith("/")) return run.split("/").some((step) => step.length >= 24 && looksLikeToken(step));
  return !uuid.test(run) && (/\d/.test(run) || /[A-Za-z]{32}/.test(run));
}

function oneLine(text: string): string {
  return text.replace(control, " ").replace(/\s+/g, " ").trim();
}

function shorten(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}
