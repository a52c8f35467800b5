/** A signal that aborts with the given one, or by itself when the time is over. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Ends the wait for either. */
  end(): void;
}

/** @param tooLate makes the reason of the signal when the time is over */
export function timeLimit(signal: AbortSignal | undefined, limitMs: number, tooLate: () => Error): TimeLimit {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(tooLate()), limitMs);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}
