import { StorageLockTimeoutError } from "./errors.js";
import { noLock } from "./no-lock.js";
import type { HeldLock, LockOptions } from "./token-storage.js";
import { within } from "./within.js";

/** A `withLock` that excludes within this process only, in order of arrival. */
export type LocalLock = <T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions) => Promise<T>;

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
      const tooLate = () => new StorageLockTimeoutError(description, waitMs);
      await within(before, waitMs, tooLate, signal);
      return await critical(noLock);
    } finally {
      leave();
    }
  };
}
