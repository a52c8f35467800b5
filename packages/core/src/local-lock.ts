import { StorageLockTimeoutError } from "./errors.js";
import type { HeldLock, LockOptions } from "./token-storage.js";

/** A `withLock` that excludes within this process only, in order of arrival. */
export type LocalLock = <T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions) => Promise<T>;

const held: HeldLock = { assertHeld: async () => {} };

/**
 * Makes a lock for one process. Storages without a lock of their own use it, and those with one put it in
 * front, so that one process competes for the outer lock once.
 */
export function createLocalLock(description: string): LocalLock {
  let last: Promise<unknown> = Promise.resolve();

  return async function withLock<T>(
    critical: (lock: HeldLock) => Promise<T>,
    { waitMs, signal }: LockOptions,
  ): Promise<T> {
    signal?.throwIfAborted();
    const before = last;
    let leave: () => void = () => {};
    const mine = new Promise<void>((resolve) => {
      leave = resolve;
    });
    // Whoever comes next waits for those before us too, so that giving up the wait lets nobody overtake.
    last = before.then(() => mine);
    try {
      await waitFor(before, { description, waitMs, signal });
      return await critical(held);
    } finally {
      leave();
    }
  };
}

function waitFor(
  before: Promise<unknown>,
  { description, waitMs, signal }: { description: string; waitMs: number; signal: AbortSignal | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => finish(() => reject(signal?.reason));
    const timer = setTimeout(
      () => finish(() => reject(new StorageLockTimeoutError(description, waitMs))),
      waitMs,
    );
    function finish(settle: () => void): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      settle();
    }
    signal?.addEventListener("abort", onAbort, { once: true });
    void before.then(() => finish(resolve));
  });
}
