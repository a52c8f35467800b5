import { StorageConflictError } from "./errors.js";
import { createLocalLock } from "./local-lock.js";
import { tellAll } from "./tell-all.js";
import type { JsonObject, Revision, TokenStorage } from "./token-storage.js";

/**
 * A storage that forgets with the process: for tests, for short scripts, and the shortest example of the
 * contract. Give it a record to start with.
 */
export function memoryStorage(initial?: JsonObject): TokenStorage {
  const description = "token memory of this process";
  const listeners = new Set<(revision: Revision | undefined) => void>();
  let count = 0;
  // Kept as text, so that nobody who holds a loaded value can change the stored one.
  let stored = initial === undefined ? undefined : { text: JSON.stringify(initial), revision: `${++count}` };

  const tell = (): void => tellAll(listeners, stored?.revision);

  return {
    description,
    capabilities: { durable: false, sharedBetween: "nothing", lockedBetween: "nothing", encrypted: false },
    withLock: createLocalLock(description),

    async load() {
      return stored && { value: JSON.parse(stored.text), revision: stored.revision };
    },

    async save(value, { expected }) {
      if (stored?.revision !== expected) throw new StorageConflictError(description);
      stored = { text: JSON.stringify(value), revision: `${++count}` };
      tell();
      return stored.revision;
    },

    async clear({ expected }) {
      if (stored?.revision !== expected) return false;
      stored = undefined;
      tell();
      return true;
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async close() {
      listeners.clear();
    },
  };
}
