import { ConfigError } from "@schwab-kit/core";

/** Milliseconds before the first try, on average three quarters of it. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait before a try, by how many have failed since the last connection that lasted. */
export type Backoff = (attempt: number) => number;

/** Doubles from half a second to half a minute, and takes off up to half, so that not all clients come at once. */
export function jitteredBackoff(random: () => number): Backoff {
  return (attempt) => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16)) * (1 - random() / 2);
}

/** A connection that lasted this long begins the count anew. Milliseconds. */
export const LASTING_MS: number = LONGEST_MS;

/**
 * The milliseconds that a backoff gives.
 * @throws ConfigError `config-invalid` for what no timer takes: beyond 2^31 - 1 ms it would fire at once.
 */
export function waitBefore(backoff: Backoff, attempt: number): number {
  const inMs: unknown = backoff(attempt);
  if (typeof inMs === "number" && inMs >= 0 && inMs <= 2 ** 31 - 1) return inMs;
  throw new ConfigError("config-invalid", "backoff must give a number of milliseconds from 0 to 2147483647.");
}
