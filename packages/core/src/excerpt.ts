/** Long unbroken runs are tokens, codes, digests and the like; words of an explanation are shorter. */
const tokenLike = /[A-Za-z0-9+/_.~=%-]{24,}@?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a terminal or log
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * A short piece of a server's text that is safe to show: one line, at most `max` characters, without the
 * given secrets and without anything that looks like a token.
 */
export function excerptOf(text: string, secrets: readonly string[] = [], max = 300): string {
  let safe = text.slice(0, 20_000);
  for (const secret of secrets) {
    if (secret === "") continue;
    safe = safe.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]");
  }
  safe = safe
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(control, " ")
    .replace(tokenLike, "[redacted]")
    .replace(/\s+/g, " ")
    .trim();
  return safe.length > max ? `${safe.slice(0, max - 1)}…` : safe;
}
