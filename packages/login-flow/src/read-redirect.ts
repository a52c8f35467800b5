import { LoginError } from "@schwab-kit/core";
import { excerptOf } from "@schwab-kit/core/support";
import type { AuthorizationContext } from "./authorization-context.js";
import { notRecognized, queryOf, type ReceivedRedirect } from "./received-query.js";

export interface ReadRedirectOptions {
  /**
   * Also take a code alone, which proves nothing about whose login it is. Only for a code that the person typed
   * or pasted; default false.
   */
  readonly allowBareCode?: boolean | undefined;
}

/**
 * The authorization code of a redirect, after every check and without sending anything. The code is decoded
 * exactly once: a real one ends in `@`, which addresses spell `%40`.
 * @param received the address the browser was sent to, or its query, with or without the `?`
 * @throws LoginError `redirect-not-recognized` (another address, no code, a repeated parameter),
 *   `state-mismatch` (missing or of another login), `authorization-denied` or `authorization-failed`
 */
export function readRedirect(
  context: AuthorizationContext,
  received: ReceivedRedirect,
  { allowBareCode = false }: ReadRedirectOptions = {},
): { readonly code: string } {
  if (allowBareCode && typeof received === "string" && isBareCode(received.trim())) {
    return { code: decodeOnce(received.trim()) };
  }
  const query = queryOf(context, received);
  const [code, state, error, description] = ["code", "state", "error", "error_description"].map((name) =>
    onlyValue(query, name),
  );
  if (!code && !error) throw notRecognized("There is no authorization code in what was received.");
  if (!state || !isSameText(state, context.state)) throw stateMismatch(state);
  if (error) throw refusal(error, description ?? "", [code ?? "", state]);
  return { code: code as string };
}

/** Schwab's codes begin with `C0.`; base64 inside one may bring an `=`. */
function isBareCode(text: string): boolean {
  return /^C0\.[^\s&#?:]+$/.test(text) || /^[^\s&#?:=]{16,}$/.test(text);
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notRecognized("The code is broken: a % in it is not followed by two hexadecimal digits.");
  }
}

function onlyValue(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  if (values.length > 1) throw notRecognized(`The parameter ${name} is there ${values.length} times.`);
  return values[0];
}

/** Compares every character, so that the time taken tells nothing about where two texts differ. */
function isSameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % b.length);
  return difference === 0;
}

function stateMismatch(state: string | undefined): LoginError {
  const problem = state
    ? "The redirect belongs to another login: its state is not this one's."
    : "The redirect has no state, so nothing shows that it belongs to this login.";
  return new LoginError(
    "state-mismatch",
    `${problem} Nothing was sent. Use the newest login address and the whole address the browser ends up at.`,
  );
}

function refusal(error: string, description: string, secrets: readonly string[]): LoginError {
  const words = [error, description.replaceAll("+", " ")].map((text) => excerptOf(text, secrets));
  const said = words.filter((text) => text !== "").join(": ");
  if (error === "access_denied") {
    return new LoginError(
      "authorization-denied",
      `Access was not allowed on the consent page (${said}). Log in again and allow it to go on.`,
    );
  }
  if (error === "server_error" || error === "temporarily_unavailable") {
    return new LoginError(
      "authorization-failed",
      `The login server could not finish the login (${said}). Log in again later.`,
      { action: "login" },
    );
  }
  return new LoginError(
    "authorization-failed",
    `The login server refused the login (${said}). Check the app key, that the app is "Ready For Use", and that ` +
      "the callback URL is exactly the registered one.",
  );
}
