import { type LockOptions, StorageError, StorageLockTimeoutError, type TokenStorage } from "@schwab-kit/core";
import { pause } from "../../src/waiting.js";
import { type LockParts, lockOf, type Place, soundLock } from "../sound-storage.js";
import type { BrokenStorage } from "./broken-storage.js";

type WithLock = TokenStorage["withLock"];

/** A storage whose lock has other parts. */
function parts(change: (sound: LockParts, place: Place) => Partial<LockParts>): BrokenStorage["broken"] {
  return (place) => {
    const sound = soundLock(place);
    return { withLock: lockOf({ ...sound, ...change(sound, place) }) };
  };
}

/** A storage whose withLock is wrapped. */
function around(wrap: (sound: WithLock) => WithLock): BrokenStorage["broken"] {
  return (_, sound) => ({ withLock: wrap(sound.withLock) });
}

const without = (options: LockOptions): LockOptions => ({ waitMs: options.waitMs, holdMs: options.holdMs });

const fails = (): Promise<never> => Promise.reject(new Error("wrong"));

/** A lock within one handle in which a wait that was given up keeps its place. */
function leaky(): LockParts["locally"] {
  let last = Promise.resolve();
  return async (critical, { waitMs, signal }) => {
    signal?.throwIfAborted();
    const before = last;
    let leave = (): void => {};
    const mine = new Promise<void>((resolve) => {
      leave = resolve;
    });
    last = before.then(() => mine);
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
      setTimeout(() => reject(new StorageLockTimeoutError("place", waitMs)), waitMs).unref();
      void before.then(resolve);
    });
    return await critical({ assertHeld: async () => {} }).finally(leave);
  };
}

export const brokenLocks: readonly BrokenStorage[] = [
  {
    flaw: "has a lock that is none",
    breaks: "only one critical section runs at a time",
    broken: () => ({ withLock: (critical) => critical({ assertHeld: async () => {} }) }),
  },
  {
    flaw: "keeps the result of a critical section to itself",
    breaks: "withLock gives what its critical section gives",
    broken: around((sound) => (critical, options) => sound(critical, options).then(() => undefined as never)),
  },
  {
    flaw: "wraps what a critical section throws",
    breaks: "withLock rejects with what its critical section throws",
    broken: around(
      (sound) => (critical, options) =>
        sound(async (lock) => {
          try {
            return await critical(lock);
          } catch (cause) {
            throw new Error("failed under the lock", { cause });
          }
        }, options),
    ),
  },
  {
    flaw: "tells a holder that it lost the lock when it did not",
    breaks: "assertHeld resolves while the lock is held",
    broken: parts(() => ({ isHeld: () => false })),
  },
  {
    flaw: "ends a critical section when its signal is aborted",
    breaks: "an abort ends no critical section that has begun",
    broken: around(
      (sound) => (critical, options) =>
        sound((lock) => {
          const aborted = new Promise<never>((_, reject) =>
            options.signal?.addEventListener("abort", () => reject(options.signal?.reason)),
          );
          return Promise.race([critical(lock), aborted]);
        }, options),
    ),
  },
  {
    flaw: "looks at the signal only while it waits",
    breaks: "a signal that is aborted already ends the call, and critical never begins",
    broken: around(
      (sound) => (critical, options) =>
        sound(critical, options.signal?.aborted === true ? without(options) : options),
    ),
  },
  {
    flaw: "rejects an aborted wait with an error of its own",
    breaks: "an aborted wait rejects with the caller's reason, and its critical section never begins",
    broken: around(
      (sound) => (critical, options) =>
        options.signal?.aborted === true
          ? sound(critical, options)
          : sound(critical, options).catch((error) => {
              throw options.signal?.aborted === true ? new Error("aborted") : error;
            }),
    ),
  },
  {
    flaw: "waits for ever",
    breaks: "a wait that runs out rejects with storage-lock-timeout, and its critical section never begins",
    broken: around((sound) => (critical, options) => sound(critical, { ...options, waitMs: 60_000 })),
  },
  {
    flaw: "begins without the lock when the wait runs out",
    breaks: "a wait that runs out rejects with storage-lock-timeout, and its critical section never begins",
    broken: around(
      (sound) => (critical, options) =>
        sound(critical, options).catch((error) => {
          if (error?.code !== "storage-lock-timeout") throw error;
          return critical({ assertHeld: fails });
        }),
    ),
  },
  {
    flaw: "ignores an abort while it waits",
    breaks: "an aborted wait rejects with the caller's reason, and its critical section never begins",
    broken: around(
      (sound) => (critical, options) =>
        sound(critical, options.signal?.aborted === true ? options : without(options)),
    ),
  },
  {
    flaw: "keeps the place of a wait that was given up",
    breaks: "a wait that was given up blocks nobody and lets nobody overtake",
    broken: parts(() => ({ locally: leaky() })),
  },
  {
    flaw: "does not free the lock when its critical section throws",
    breaks: "the lock is free again after its critical section has thrown",
    broken: parts((sound) => ({
      locally: (critical, options) =>
        sound.locally(
          (lock) =>
            critical(lock).catch((error) => {
              // Told to the caller, while the lock stays taken.
              void sound.locally(() => new Promise(() => {}), options).catch(() => {});
              throw error;
            }),
          options,
        ),
    })),
  },
  {
    flaw: "locks within a handle only, but says that it locks between machines",
    breaks: "only one critical section runs at a time, through two handles",
    broken: parts(() => ({ take: async () => {}, isHeld: () => true })),
  },
  {
    flaw: "waits for ever for another handle",
    breaks:
      "a wait that runs out rejects with storage-lock-timeout, and its critical section never begins, through two handles",
    broken: parts((sound) => ({
      take: (owner, options) => sound.take(owner, { ...options, waitMs: 60_000 }),
    })),
  },
  {
    flaw: "ignores an abort while it waits for another handle",
    breaks:
      "an aborted wait rejects with the caller's reason, and its critical section never begins, through two handles",
    broken: parts((sound) => ({ take: (owner, options) => sound.take(owner, without(options)) })),
  },
  {
    flaw: "lets a wait for another handle that was given up take the lock later",
    breaks: "a wait that was given up blocks nobody and lets nobody overtake, through two handles",
    broken: parts((sound, place) => ({
      take: (owner, options) =>
        sound.take(owner, options).catch((error) => {
          void sound.take({}, { waitMs: 60_000, holdMs: 60_000 }).then(
            async () => {
              // Nobody is there any more who would release it.
              while (place.lease !== undefined) await pause(100);
            },
            () => {},
          );
          throw error;
        }),
    })),
  },
  {
    flaw: "does not free the lock for other handles when its critical section throws",
    breaks: "the lock is free again after its critical section has thrown, through two handles",
    broken(place) {
      const sound = soundLock(place);
      let kept: object | undefined;
      return {
        withLock: (critical, options) =>
          sound.locally(async () => {
            const owner = kept ?? {};
            if (kept === undefined) await sound.take(owner, options);
            // Stays when critical throws; this handle then goes on with the lock that it still has.
            kept = owner;
            const assertHeld = async () => {
              if (!sound.isHeld(owner)) throw new StorageError("storage-lock-lost", "The lock was lost.");
            };
            const result = await critical({ assertHeld });
            kept = undefined;
            sound.release(owner);
            return result;
          }, options),
      };
    },
  },
  {
    flaw: "never takes the lock from a holder that overstays",
    breaks: "a holder that stays longer than its holdMs loses the lock to one that waits",
    broken: parts((sound) => ({
      take: (owner, options) => sound.take(owner, { ...options, holdMs: 60_000 }),
    })),
  },
  {
    flaw: "never tells a holder that it lost the lock",
    breaks: "the assertHeld of a holder that lost the lock rejects with storage-lock-lost",
    broken: parts(() => ({ isHeld: () => true })),
  },
  {
    flaw: "frees whoever's lock it is when a late holder ends",
    breaks: "a holder that lost the lock does not free the next one's when it ends",
    broken: parts((_, place) => ({
      release: () => {
        place.lease = undefined;
      },
    })),
  },
];
