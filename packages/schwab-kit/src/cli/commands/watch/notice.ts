import { inWords, type TokenStatus } from "@schwab-kit/core";

/** What a person is told of a login that has to be made anew. Holds no secret. */
export interface Notice {
  readonly state: "login-expiring" | "login-expired" | "signed-out";
  /** Epoch seconds; null when nobody is logged in. */
  readonly loginExpiresAt: number | null;
  /** Seconds. */
  readonly remainingSeconds: number;
  /** The same as a sentence. */
  readonly message: string;
}

/** The notice that a login's status calls for; none while all is well. */
export function noticeOf({ state, login }: TokenStatus): Notice | undefined {
  if (state === "signed-in") return undefined;
  const remainingSeconds = login?.remainingSeconds ?? 0;
  const messages = {
    "login-expiring": `The Schwab login ends in ${inWords(remainingSeconds)}. Log in again before then: schwab login`,
    "login-expired": "The Schwab login is over. Log in again: schwab login",
    "signed-out": "Nobody is logged in to Schwab. Log in: schwab login",
  };
  return { state, loginExpiresAt: login?.expiresAt ?? null, remainingSeconds, message: messages[state] };
}
