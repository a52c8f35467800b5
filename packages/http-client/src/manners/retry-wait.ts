import { SchwabApiError } from "../api-error.js";
import { LONGEST_PAUSE_MS } from "./sliding-window.js";

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;
const passingStatuses: readonly (number | undefined)[] = [429, 502, 503, 504, 529];

/**
 * How long to wait before a GET that failed is sent again, milliseconds; undefined when it should not be. What
 * Schwab asks for, and on top a random part of a limit that doubles each time, so that many callers who failed
 * together don't come back together.
 * @param retry how many retries the call has had
 * @param isPaused whether the rate window waits out a 429 by itself
 */
export function retryWaitMs(
  error: unknown,
  { retry, random, isPaused }: { retry: number; random: () => number; isPaused: boolean },
): number | undefined {
  if (!(error instanceof SchwabApiError) || !isPassing(error)) return undefined;
  const asked =
    error.status === 429 ? pauseMs(error.retryAfterSeconds) : (error.retryAfterSeconds ?? 0) * 1000;
  // Longer than anybody expects a call to sleep: the caller is told instead.
  if (asked > LONGEST_PAUSE_MS) return undefined;
  const backoff = random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retry);
  return Math.round(isPaused && error.status === 429 ? backoff : asked + backoff);
}

/**
 * How long a 429 keeps everybody off, milliseconds. A minute when Schwab names no time: it counts by the minute,
 * so that after one nothing counts any more of what was sent before, by whichever process.
 */
export function pauseMs(retryAfterSeconds: number | undefined): number {
  return (retryAfterSeconds ?? 60) * 1000;
}

function isPassing({ code, status }: SchwabApiError): boolean {
  // An answer too big for Schwab's gateway stays too big.
  return code === "api-unreachable" || (passingStatuses.includes(status) && code !== "api-answer-too-big");
}
