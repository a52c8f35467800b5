import type { Clock, Secret, TokenManagerOptions } from "@schwab-kit/core";
import type { AnswerCheck, BeforePlace, ClientEventListener, RateLimits } from "@schwab-kit/http-client";

/** What every client takes. `apiKey` is Schwab's app key, under schwab-py's name. */
export interface ClientOptions {
  readonly apiKey: string;
  readonly appSecret: string | Secret;
  /** Refuse values outside an enum before anything is sent, with "did you mean"; true unless given. */
  readonly enforceEnums?: boolean | undefined;
  /** Schwab unless given; a sandbox on loopback for development. */
  readonly baseUrl?: string | undefined;
  /** Limit for one API request, milliseconds; 30 000 unless given. */
  readonly timeoutMs?: number | undefined;
  /** Looks at every answer before it is given out: `liveValidator` of `@schwab-kit/http-client/validate`. */
  readonly validate?: AnswerCheck | undefined;
  /**
   * The app's limits, false for none. Unless given, all clients of one app key in this process share Schwab's: 120
   * requests a minute, and 120 changes of orders for each account.
   */
  readonly rateLimit?: RateLimits | false | undefined;
  /** How often a GET that failed in passing is sent again, 0 to 10; 2 unless given. */
  readonly retries?: number | undefined;
  /** Told what happens to each call, without secrets, for logs. */
  readonly onEvent?: ClientEventListener | undefined;
  /** Asked before an order is sent: `withinLimits(…)`, or your own. What it throws keeps the order back. */
  readonly beforePlace?: BeforePlace | undefined;
  readonly acceptIssuer?: string | undefined;
  /** `wait` for programs that end with their answer; see `TokenManager`. */
  readonly refreshAhead?: "background" | "wait" | undefined;
  /** When `client.tokens` tells that the login is about to end; see `TokenManager`. */
  readonly loginExpiring?: TokenManagerOptions["loginExpiring"];
  readonly fetch?: typeof fetch | undefined;
  /** In place of `JSON.parse` for the data of answers: a parser that keeps numbers beyond 2^53 exact. */
  readonly parseJson?: ((text: string) => unknown) | undefined;
  readonly clock?: Clock | undefined;
}

/** What a login needs besides. */
export interface LoginOptions {
  /** Exactly as registered with Schwab: scheme, port and trailing slash too. `https://127.0.0.1:8182` is a good one. */
  readonly callbackUrl: string;
  /** Seconds to wait for the person; 300 unless given, 0 for no limit. */
  readonly callbackTimeout?: number | undefined;
  /** Talk with the person at the terminal where there is one; true unless given. */
  readonly interactive?: boolean | undefined;
  /** `chrome`, `firefox`, `edge`, `brave`, `safari`, or an executable; false opens none. */
  readonly requestedBrowser?: string | false | undefined;
  /** Opens the address in place of a browser of `requestedBrowser`. */
  readonly openBrowser?: ((url: string) => void | Promise<void>) | undefined;
  /** A certificate for 127.0.0.1 that the browser trusts, in place of the one made here. */
  readonly certificate?: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Where the certificate made here is kept; `~/.schwab` unless given. */
  readonly certificateDirectory?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where a pasted address comes from; standard input unless given. */
  readonly input?: NodeJS.ReadableStream | undefined;
  /** Where the words to the person go; standard error unless given. */
  readonly output?: NodeJS.WritableStream | undefined;
}

/** Stores the token record; what schwab-py calls a token write function, awaited here. */
export type TokenWriteFunction = (record: { readonly [member: string]: unknown }) => unknown;
