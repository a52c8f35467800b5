import { LoginError } from "@schwab-kit/core";
import { excerptOf } from "@schwab-kit/core/support";
import type { AuthorizationContext } from "./authorization-context.js";

/** What a person or a server can have of the redirect. */
export type ReceivedRedirect = string | URL | URLSearchParams;

/**
 * The parameters of a redirect, each decoded exactly once. A full address must be the callback URL's.
 * @throws LoginError `redirect-not-recognized`
 */
export function queryOf(context: AuthorizationContext, received: ReceivedRedirect): URLSearchParams {
  if (received instanceof URLSearchParams) return parseQuery(received.toString());
  const text = String(received).trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parseQuery(text.replace(/^\?/, "").replace(/#.*$/s, ""));
  if (!URL.canParse(text)) throw notRecognized("What was received is not a complete address.");
  const url = new URL(text);
  checkAddress(context, url);
  return parseQuery(url.search.slice(1));
}

export function notRecognized(problem: string): LoginError {
  return new LoginError(
    "redirect-not-recognized",
    `${problem} After the consent page the browser is sent to the callback URL with a code: use that whole address.`,
  );
}

/** Unlike a form, this query was not written by a form encoder: its `+` is a plus. */
function parseQuery(query: string): URLSearchParams {
  return new URLSearchParams(query.replaceAll("+", "%2B"));
}

function checkAddress(context: AuthorizationContext, url: URL): void {
  const callback = new URL(context.callbackUrl);
  const login = new URL(context.authorizationUrl);
  if (url.origin === login.origin && url.pathname === login.pathname) {
    throw notRecognized(
      "That is the address of the login page, not the one the browser was sent back to. Log in there first.",
    );
  }
  const differences = [
    difference("scheme", url.protocol.slice(0, -1), callback.protocol.slice(0, -1)),
    difference("host", excerptOf(url.host), callback.host),
    difference("path", safePath(url), callback.pathname),
  ].filter((text) => text !== undefined);
  if (differences.length === 0) return;
  throw notRecognized(
    `That address is not the callback URL ${context.callbackUrl}: ${differences.join(", ")}.${slashHint(url, callback)}`,
  );
}

function difference(part: string, actual: string, expected: string): string | undefined {
  return actual === expected ? undefined : `its ${part} is ${actual} and not ${expected}`;
}

/** An address's path to show; a code may have been put there by mistake. */
export function safePath(url: URL): string {
  // Piece by piece: what begins with a slash would be taken for a harmless path as a whole.
  // Schwab's codes begin with `C0.` and may have slashes.
  const path = url.pathname.replace(/C0\..*/i, "[redacted]");
  const pieces = path.split("/").map((piece) => excerptOf(piece));
  return excerptOf(pieces.join("/"), [], 80);
}

/** One sentence when two addresses differ in their path by nothing but a closing slash, else nothing. */
export function slashHint(url: URL, callback: URL): string {
  const differsBySlash = url.pathname === `${callback.pathname}/` || `${url.pathname}/` === callback.pathname;
  return differsBySlash
    ? " A closing slash counts: register the callback URL and give it here in the same form."
    : "";
}
