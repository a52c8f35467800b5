import { parseTokenRecord } from "@schwab-kit/core";
import { digestOf } from "./digest.mjs";
import { now } from "./notes.mjs";

/** A `withLock` that notes who holds the lock from when to when, as narrowly as can be sure. */
export function notedLock(withLock, note) {
  return (critical, options) => {
    note("asked");
    return withLock(async (lock) => {
      note("entered", { holdMs: options.holdMs });
      try {
        return await critical(lock);
      } finally {
        // Held when asserted means held at this earlier moment.
        const at = now();
        note("left", { at, held: await isHeld(lock) });
      }
    }, options);
  };
}

async function isHeld(lock) {
  try {
    await lock.assertHeld();
    return true;
  } catch (error) {
    if (error.code === "storage-lock-lost") return false;
    throw error;
  }
}

/** A storage that notes its lock, what it stored, and every value read that is no whole record. */
export function notedStorage(storage, note) {
  return {
    description: storage.description,
    capabilities: storage.capabilities,
    async load(options) {
      try {
        const stored = await storage.load(options);
        parseTokenRecord(stored?.value, storage.description);
        return stored;
      } catch (error) {
        note("corrupt", { code: error.code });
        throw error;
      }
    },
    async save(value, options) {
      const revision = await storage.save(value, options);
      note("saved", { grant: digestOf(value.token.refresh_token) });
      return revision;
    },
    clear: (options) => storage.clear(options),
    withLock: notedLock((critical, options) => storage.withLock(critical, options), note),
    close: () => storage.close(),
  };
}
