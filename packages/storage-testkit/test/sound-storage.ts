import {
  createLocalLock,
  type LockOptions,
  StorageConflictError,
  StorageError,
  StorageLockTimeoutError,
  type TokenStorage,
} from "@schwab-kit/core";
import { pause } from "../src/waiting.js";

export type Listener = (revision: string | undefined, ...more: unknown[]) => void;

/** What several handles share: a place in memory that behaves like one on another machine. */
export interface Place {
  stored: { text: string; revision: string } | undefined;
  count: number;
  lease: { readonly owner: object; readonly until: number } | undefined;
  readonly listeners: Set<Listener>;
}

export function newPlace(): Place {
  return { stored: undefined, count: 0, lease: undefined, listeners: new Set() };
}

/** The parts of a storage's lock, to be broken one by one. */
export interface LockParts {
  /** In front of the lease, within one handle. */
  readonly locally: ReturnType<typeof createLocalLock>;
  /** Waits for the lease and takes it for `owner`. */
  take(owner: object, options: LockOptions): Promise<void>;
  isHeld(owner: object): boolean;
  release(owner: object): void;
}

const description = "place in memory";

export function soundLock(place: Place): LockParts {
  return {
    locally: createLocalLock(description),
    async take(owner, { waitMs, holdMs, signal }) {
      const end = Date.now() + waitMs;
      while (place.lease !== undefined && Date.now() < place.lease.until) {
        signal?.throwIfAborted();
        if (Date.now() >= end) throw new StorageLockTimeoutError(description, waitMs);
        await pause(1);
      }
      place.lease = { owner, until: Date.now() + holdMs };
    },
    isHeld: (owner) => place.lease?.owner === owner,
    release(owner) {
      if (place.lease?.owner === owner) place.lease = undefined;
    },
  };
}

export function lockOf(parts: LockParts): TokenStorage["withLock"] {
  return (critical, options) =>
    parts.locally(async () => {
      const owner = {};
      await parts.take(owner, options);
      try {
        return await critical({
          async assertHeld() {
            if (!parts.isHeld(owner)) {
              throw new StorageError(
                "storage-lock-lost",
                `The lock of the ${description} was lost. Read again.`,
              );
            }
          },
        });
      } finally {
        parts.release(owner);
      }
    }, options);
}

/** A storage that keeps every promise, over a place that it shares with others. */
export function soundStorage(place: Place): TokenStorage {
  return {
    description,
    capabilities: { durable: true, sharedBetween: "machines", lockedBetween: "machines", encrypted: false },
    withLock: lockOf(soundLock(place)),
    async load() {
      if (place.stored === undefined) return undefined;
      return { value: parse(place.stored.text, place.stored.revision), revision: place.stored.revision };
    },
    async save(value, { expected }) {
      if (place.stored?.revision !== expected) throw new StorageConflictError(description);
      place.stored = { text: JSON.stringify(value), revision: `r${++place.count}` };
      tell(place);
      return place.stored.revision;
    },
    async clear({ expected }) {
      if (place.stored?.revision !== expected) return false;
      place.stored = undefined;
      tell(place);
      return true;
    },
    subscribe(listener) {
      // Each its own, so that one function may listen twice.
      const mine: Listener = (revision) => listener(revision);
      place.listeners.add(mine);
      return () => place.listeners.delete(mine);
    },
    async close() {},
  };
}

export function parse(text: string, revision: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StorageError("storage-corrupt", `The ${description} is damaged. Log in again.`, { revision });
  }
}

export function tell(place: Place): void {
  for (const listener of [...place.listeners]) {
    try {
      listener(place.stored?.revision);
    } catch {}
  }
}
