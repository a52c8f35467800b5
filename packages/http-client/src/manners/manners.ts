import { ConfigError } from "@schwab-kit/core";
import type { ClientEventListener } from "./client-event.js";
import { type RateLimits, rateLimitsOf } from "./rate-limits.js";
import { runtimeTiming, type Timing } from "./timing.js";

export interface MannersOptions {
  /**
   * The limits of the app, to be shared by all its clients in this process; false for none. Unless given, clients
   * with the same `tokens` share Schwab's: 120 requests a minute, and 120 changes of orders for each account.
   */
  readonly rateLimit?: RateLimits | false | undefined;
  /**
   * How often a GET that failed in passing is sent again, 0 to 10; 2 unless given. In passing fails what got no
   * connection, or 429, 502, 503, 504 or 529. What changes orders is never sent again.
   */
  readonly retries?: number | undefined;
  /** Told what happens to each call, for logs. What it throws, or rejects with, is dropped. */
  readonly onEvent?: ClientEventListener | undefined;
  /** In place of the runtime's clock and timers, for the waits before retries and the durations in events. */
  readonly timing?: Timing | undefined;
  /** Numbers in [0, 1), for the jitter of retries. */
  readonly random?: (() => number) | undefined;
}

/** The checked settings behind a client's manners. */
export interface Manners {
  readonly limits: RateLimits | undefined;
  readonly retries: number;
  readonly onEvent: ClientEventListener | undefined;
  readonly timing: Timing;
  readonly random: () => number;
}

/** @throws ConfigError `config-invalid` */
export function mannersOf(options: MannersOptions, tokens: object): Manners {
  const { rateLimit, retries = 2, onEvent, timing = runtimeTiming, random = Math.random } = options;
  if (!Number.isInteger(retries) || retries < 0 || retries > 10) {
    throw new ConfigError("config-invalid", "retries must be a whole number from 0 to 10.");
  }
  // Not by `instanceof`, which a second copy of this package would fail.
  if (rateLimit !== undefined && rateLimit !== false && typeof rateLimit?.windowOf !== "function") {
    throw new ConfigError("config-invalid", "rateLimit must be a RateLimits, or false for no limits.");
  }
  const limits = rateLimit === false ? undefined : (rateLimit ?? rateLimitsOf(tokens));
  return { limits, retries, onEvent, timing, random };
}
