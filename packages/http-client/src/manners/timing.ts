import { unlessAborted } from "@schwab-kit/core/support";

/** A clock and its timers: the runtime's own unless others are given. */
export interface Timing {
  /** Milliseconds since whatever moment. It never goes back or jumps, as the wall clock may. */
  now(): number;
  /** Calls back once after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const runtimeTiming: Timing = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds, or rejects with the signal's reason, and leaves no timer behind. */
export async function sleep(
  timing: Timing,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let cancel = (): void => {};
  const slept = new Promise<void>((resolve) => {
    cancel = timing.after(milliseconds, resolve);
  });
  try {
    await unlessAborted(slept, signal);
  } finally {
    cancel();
  }
}
