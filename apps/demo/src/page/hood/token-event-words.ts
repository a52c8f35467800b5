import { inWords, type TokenEvent } from "@schwab-kit/core";

/** What a token manager told, as a sentence. */
export function inWordsOfTokens(event: TokenEvent): string {
  switch (event.type) {
    case "refreshed":
      return "This tab renewed the access token and stored the new one.";
    case "adopted":
      return event.from === "login"
        ? "The new login is stored, encrypted, for every tab of this page."
        : "This tab took over what another tab had stored; it asked nobody for a token.";
    case "login-expiring":
      return event.remainingSeconds === 0
        ? "The login is over. Sign in again."
        : `The login ends in ${inWords(event.remainingSeconds)}. Sign in again before then.`;
    case "login-required":
      return "Schwab takes this login no longer: a new one is needed.";
    case "save-failed":
      return `The new token works but could not be stored; next try in ${Math.round(event.retryInMs / 1000)} s.`;
    case "logged-out":
      return event.by === "us"
        ? "Signed out: the stored token is removed."
        : "Another tab signed out, so this one did too.";
  }
}
