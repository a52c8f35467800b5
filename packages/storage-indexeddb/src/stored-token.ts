import { type Revision, StorageConflictError, StorageError, type TokenStorage } from "@schwab-kit/core";
import type { UsableKey } from "@schwab-kit/core/encrypted/support";
import { unlessAborted } from "@schwab-kit/core/support";
import { promisifyRequest } from "idb-keyval";
import type { Database } from "./database.js";
import { telling } from "./database-errors.js";
import { KEY } from "./stored-key.js";

/** Under which key of the store the encrypted token stands. */
const TOKEN = "token";

/** Larger than any record, so that a full disk is noticed before a login is lost to it. */
const SAMPLE = " ".repeat(16 * 1024);

interface StoredToken {
  readonly revision: Revision;
  readonly value: unknown;
}

/** What concerns the encrypted value. A revision is random, so that none ever comes back. */
export function storedToken(
  database: Database,
  { description, tell }: { description: string; tell: (revision: Revision | undefined) => void },
): Required<Pick<TokenStorage, "load" | "save" | "clear" | "assertWritable">> {
  return {
    async load({ signal } = {}) {
      signal?.throwIfAborted();
      const reading = telling("read", description, () => database.get(TOKEN));
      const stored = await unlessAborted(reading, signal);
      if (stored === undefined) return undefined;
      if (!isStoredToken(stored)) throw unrecognized(description);
      return { value: stored.value, revision: stored.revision };
    },

    async save(value, { expected }) {
      const revision = crypto.randomUUID();
      await telling("change", description, () =>
        database.use("readwrite", async (store) => {
          const key: UsableKey | undefined = await promisifyRequest(store.get(KEY));
          const stored = revisionOf(await promisifyRequest(store.get(TOKEN)));
          // An earlier try had come through, although the connection was closed under it.
          if (stored === revision) return;
          // A database that was deleted since has another key, and this value would be lost at the next reload.
          const isReadable = key !== undefined && key.id === value["keyId"];
          if (stored !== expected || !isReadable) throw new StorageConflictError(description);
          await promisifyRequest(store.put({ revision, value } satisfies StoredToken, TOKEN));
        }),
      );
      tell(revision);
      return revision;
    },

    async clear({ expected }) {
      const isCleared = await telling("change", description, () =>
        database.use("readwrite", async (store) => {
          if (revisionOf(await promisifyRequest(store.get(TOKEN))) !== expected) return false;
          await promisifyRequest(store.delete(TOKEN));
          return true;
        }),
      );
      if (isCleared) tell(undefined);
      return isCleared;
    },

    async assertWritable() {
      // Quota counts when a transaction is committed, so this takes two.
      await telling("change", description, async () => {
        await database.use("readwrite", (store) => promisifyRequest(store.put(SAMPLE, "probe")));
        await database.use("readwrite", (store) => promisifyRequest(store.delete("probe")));
      });
    },
  };
}

/** Of something that none of us has stored. */
const UNRECOGNIZED = "unrecognized";

function revisionOf(stored: unknown): Revision | undefined {
  if (stored === undefined) return undefined;
  return isStoredToken(stored) ? stored.revision : UNRECOGNIZED;
}

function isStoredToken(stored: unknown): stored is StoredToken {
  return typeof Object(stored).revision === "string";
}

function unrecognized(description: string): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${description} is damaged: something else was written there. Log in again to replace it.`,
    { revision: UNRECOGNIZED },
  );
}
