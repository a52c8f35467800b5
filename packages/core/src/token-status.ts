import { issuerOf, type TokenRecord } from "./token-record.js";

/** Schwab's hard limit from the login, seconds; a refresh doesn't extend it. */
export const LOGIN_LIFETIME_SECONDS = 604_800;

/** One of the two clocks. Times are epoch seconds; `remainingSeconds` is 0 once it has run out. */
export interface TokenClock {
  readonly since: number;
  readonly expiresAt: number;
  readonly remainingSeconds: number;
}

/** Where a login stands, and what to do now. Holds no token. */
export interface TokenStatus {
  readonly state: "signed-in" | "login-expiring" | "login-expired" | "signed-out";
  /** Where the token is kept. */
  readonly storage: string;
  /** The server that minted it. */
  readonly issuer: string | undefined;
  /** The access token: half an hour, renewed by itself. */
  readonly accessToken: TokenClock | undefined;
  /** The login behind it: 7 days, renewed only by logging in again. */
  readonly login: TokenClock | undefined;
  /** What to do now, as a sentence. */
  readonly advice: string;
}

/** Works out the status at `now`, epoch seconds by the server's clock. */
export function statusOf(
  record: TokenRecord | undefined,
  {
    storage,
    now,
    loginLifetimeSeconds,
    expiringBefore,
  }: {
    readonly storage: string;
    readonly now: number;
    readonly loginLifetimeSeconds: number;
    /** Seconds before its end at which a login counts as expiring: the furthest of these. */
    readonly expiringBefore: readonly number[];
  },
): TokenStatus {
  if (record === undefined) {
    return {
      state: "signed-out",
      storage,
      issuer: undefined,
      accessToken: undefined,
      login: undefined,
      advice: `Nobody is logged in: there is no token in ${storage}. Log in.`,
    };
  }
  const { expires_at, expires_in } = record.token;
  const accessToken = clockFrom(expires_at - expires_in, expires_at, now);
  const loggedInAt = record.creation_timestamp;
  const login = clockFrom(loggedInAt, loggedInAt + loginLifetimeSeconds, now);
  const shared = { storage, issuer: issuerOf(record), accessToken, login };
  if (login.remainingSeconds === 0) {
    return {
      ...shared,
      state: "login-expired",
      advice:
        accessToken.remainingSeconds > 0
          ? "The login is over; the last access token works a little longer. Log in again now."
          : "The login is over. Log in again.",
    };
  }
  if (login.remainingSeconds <= Math.max(...expiringBefore)) {
    return {
      ...shared,
      state: "login-expiring",
      advice: `The login ends in ${inWords(login.remainingSeconds)}. Log in again before then; running programs take it over.`,
    };
  }
  return {
    ...shared,
    state: "signed-in",
    advice: `Nothing to do. The login lasts another ${inWords(login.remainingSeconds)}.`,
  };
}

function clockFrom(since: number, expiresAt: number, now: number): TokenClock {
  return {
    since: Math.floor(since),
    expiresAt: Math.floor(expiresAt),
    remainingSeconds: Math.max(0, Math.floor(expiresAt - now)),
  };
}

/** A duration for people: `6 days 11 hours`, `42 minutes`, `8 seconds`. */
export function inWords(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor(seconds / 3_600) % 24, "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [Math.floor(seconds) % 60, "second"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return "0 seconds";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" ");
}
