import { type HeldLock, type LockOptions, StorageError, StorageLockTimeoutError } from "@schwab-kit/core";
import { timeLimit } from "@schwab-kit/core/support";

type WithLock = <T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions) => Promise<T>;

/**
 * A lock between all tabs of this origin. The browser frees it when its tab ends. It is never stolen: a tab that is
 * frozen keeps it, and the others go without when their wait is over. Timers of a tab in the background come up to a
 * minute late, and so do the ends of its waits.
 */
export function webLock(locks: LockManager, name: string, description: string): WithLock {
  return async (critical, { waitMs, holdMs, signal }) => {
    signal?.throwIfAborted();
    const wait = timeLimit(signal, waitMs, () => new StorageLockTimeoutError(description, waitMs));
    return await new Promise((resolve, reject) => {
      const asked = locks.request(name, { signal: wait.signal }, async () => {
        wait.end();
        const hold = beginHold(holdMs, description);
        const running = (async () => critical(hold.lock))();
        resolve(running);
        await Promise.race([running.catch(() => {}), hold.over]);
        hold.end();
      });
      asked.catch((error: unknown) => {
        wait.end();
        reject(wait.signal.aborted ? wait.signal.reason : notGiven(error, description));
      });
    });
  };
}

/** One hold: over when its time is, whatever the holder still does. */
function beginHold(
  holdMs: number,
  description: string,
): { lock: HeldLock; over: Promise<void>; end(): void } {
  const endsAt = performance.now() + holdMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    lock: {
      async assertHeld() {
        // By the clock, because a frozen tab's timer comes late.
        if (performance.now() >= endsAt) throw lockLost(description);
      },
    },
    over: new Promise((resolve) => {
      timer = setTimeout(resolve, holdMs);
    }),
    end: () => clearTimeout(timer),
  };
}

function lockLost(description: string): StorageError {
  return new StorageError(
    "storage-lock-lost",
    `The lock of the ${description} is no longer ours: it was held too long. Nothing is damaged; try again.`,
  );
}

/** As of a page that is being left. */
function notGiven(error: unknown, description: string): StorageError {
  const name = error instanceof Error ? error.name : "Error";
  return new StorageError(
    "storage-unavailable",
    `The browser gave no lock for the ${description} (${name}). Try again; if that does not help, reload the page.`,
  );
}
