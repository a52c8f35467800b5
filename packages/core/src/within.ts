import { timeLimit } from "./time-limit.js";
import { unlessAborted } from "./unless-aborted.js";

/**
 * What `work` gives, if it does so within `limitMs` milliseconds; else rejects with what `tooLate` makes, or with the
 * signal's reason.
 */
export async function within<T>(
  work: Promise<T>,
  limitMs: number,
  tooLate: () => Error,
  signal?: AbortSignal,
): Promise<T> {
  const limit = timeLimit(signal, limitMs, tooLate);
  try {
    return await unlessAborted(work, limit.signal);
  } finally {
    limit.end();
  }
}
