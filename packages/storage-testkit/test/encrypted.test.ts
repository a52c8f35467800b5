import { randomBytes } from "node:crypto";
import {
  memoryStorage,
  StorageConflictError,
  type StoredValue,
  storageFromFunctions,
  type TokenStorage,
} from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { describe, test } from "vitest";
import { testTokenStorage } from "../src/index.js";

/** Functions that compare, over one row in memory. */
function rowStorage(): TokenStorage {
  let stored: StoredValue | undefined;
  let count = 0;
  return storageFromFunctions({
    sharedBetween: "machines",
    read: async () => structuredClone(stored),
    write(value, { expected }) {
      if (stored?.revision !== expected) throw new StorageConflictError("row");
      stored = { value: structuredClone(value), revision: `${++count}` };
      return stored.revision;
    },
    remove({ expected }) {
      if (stored?.revision !== expected) return false;
      stored = undefined;
      return true;
    },
  });
}

const key = randomBytes(32);

for (const make of [memoryStorage, rowStorage]) {
  await testTokenStorage({
    name: `encryptedStorage over ${make.name}`,
    test,
    describe,
    backing() {
      const inner = make();
      return {
        open: () => encryptedStorage(inner, { key: () => ({ id: "2026", key }) }),
        rawBytes: async () => JSON.stringify((await inner.load())?.value ?? null),
        async corrupt() {
          const expected = (await inner.load())?.revision;
          await inner.save({ format: "schwab-kit-encrypted", cut: "off" }, { expected });
        },
      };
    },
  });
}
