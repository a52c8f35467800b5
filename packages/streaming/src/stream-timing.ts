/** A clock and its timers: the runtime's own unless others are given. */
export interface StreamTiming {
  /** Epoch milliseconds. The wall clock's, because it goes on while a computer sleeps, and other clocks don't. */
  now(): number;
  /** Calls back once after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const runtimeTiming: StreamTiming = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds, or as soon as the signal aborts; leaves no timer behind. */
export function sleep(timing: StreamTiming, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = (): void => {
      cancel();
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const cancel = timing.after(milliseconds, wake);
    signal.addEventListener("abort", wake, { once: true });
  });
}

/** What `work` gives, or a rejection with what `late` makes when it takes longer than so many milliseconds. */
export async function within<T>(
  timing: StreamTiming,
  milliseconds: number,
  late: () => Error,
  work: Promise<T>,
): Promise<T> {
  let cancel = (): void => {};
  const limit = new Promise<never>((_, reject) => {
    cancel = timing.after(milliseconds, () => reject(late()));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}
