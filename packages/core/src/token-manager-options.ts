import type { Clock } from "./clock.js";
import type { Secret } from "./secret.js";
import type { TokenStorage } from "./token-storage.js";

export interface TokenManagerOptions {
  readonly storage: TokenStorage;
  /** Left out where nothing is ever renewed: to look at the status, or to log out. */
  readonly appKey?: string | undefined;
  /** Left out by a public client, such as a page whose gateway adds it. */
  readonly appSecret?: string | Secret | undefined;
  /** Where the token endpoint is: Schwab's unless given. A grant of another server is refused. */
  readonly baseUrl?: string | undefined;
  /** A foreign issuer whose grants are taken all the same: a sandbox's file that schwab-py wrote names none. */
  readonly acceptIssuer?: string | undefined;
  /**
   * `background` (the default) serves the still valid token while a refresh runs behind the caller; `wait`
   * always waits for it: for commands and functions that end with their answer.
   */
  readonly refreshAhead?: "background" | "wait" | undefined;
  /** Limit of one refresh, milliseconds; 30 000 unless given. */
  readonly refreshTimeoutMs?: number | undefined;
  /** Life of a login, seconds; Schwab's 604 800 (7 days) unless given. */
  readonly loginLifetimeSeconds?: number | undefined;
  /**
   * When to tell `login-expiring`: seconds before the login's end, 0 for the end itself. A day and an hour
   * (`[86_400, 3_600]`) unless given; none for `[]`. From the furthest on, the status is `login-expiring`.
   */
  readonly loginExpiring?: { readonly before: readonly number[] } | undefined;
  readonly clock?: Clock | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Numbers in [0, 1), for the jitter of waits. */
  readonly random?: (() => number) | undefined;
}

export interface GetAccessTokenOptions {
  /** The token that was answered with 401. If it isn't the current one any more, the current one is the answer. */
  readonly rejected?: string | undefined;
  /** Detaches this caller; a refresh under way goes on for the others. */
  readonly signal?: AbortSignal | undefined;
}

export interface LogoutResult {
  /** False when there was nothing to remove. */
  readonly cleared: boolean;
  /** What a local logout does not do, as a sentence for the person. */
  readonly advice: string;
}
