import { createLocalLock, memoryStorage, type TokenStorage } from "@schwab-kit/core";
import { lostValue, sealedStorage } from "@schwab-kit/core/encrypted/support";
import { ChangeChannel } from "./change-channel.js";
import { Database, STORE } from "./database.js";
import { errorFrom, nameOf, telling } from "./database-errors.js";
import { KeyNotKept, keptKey, obtainKey } from "./stored-key.js";
import { storedToken } from "./stored-token.js";
import { webLock } from "./web-lock.js";

export interface IndexedDbStorageOptions {
  /** Names the database; `schwab-kit` unless given. Pages of one origin that give the same name share a login. */
  readonly database?: string;
}

/**
 * A token record kept in this browser's IndexedDB, encrypted, for all tabs of this origin. Opens the database and
 * makes sure that it keeps the key; where the browser lets this page keep none, as in some private windows, it gives
 * a storage in memory instead, whose `capabilities` say so.
 *
 * Its functions reject with `StorageError`: all with `storage-unavailable` when the browser closes the database
 * again and again or gives no answer within 5 seconds, and `storage-too-new`; `load` also with `storage-unreadable`,
 * and with `storage-corrupt` and `storage-wrong-key` with the revision; `save`, `clear` and `assertWritable` with
 * `storage-unwritable`; `save` with `StorageConflictError`.
 * @throws ConfigError `config-invalid` for a page that came by plain http
 * @throws StorageError `storage-unavailable`, `storage-too-new`, `storage-unwritable`; `storage-corrupt` for a
 *   database of that name that isn't ours
 */
export async function openIndexedDbStorage(options: IndexedDbStorageOptions = {}): Promise<TokenStorage> {
  const name = options.database ?? "schwab-kit";
  const description = `login in this browser's database "${name}", store "${STORE}"`;
  const database = new Database(name);
  const changes = new ChangeChannel(name);
  const sealed = `encrypted ${description}`;
  const storage = sealedStorage(
    {
      ...storedToken(database, { description, tell: changes.tell }),
      description,
      ...lockOf(`schwab-kit/${name}`, description),
      subscribe: changes.subscribe,
      async close() {
        changes.close();
        database.close();
      },
    },
    sealed,
    {
      forWriting: () => telling("change", description, () => obtainKey(database)),
      async forReading(id) {
        const kept = await telling("read", description, () => keptKey(database));
        return kept?.id === id ? kept : undefined;
      },
      // The key can't leave this database, so that none exists but the one it keeps.
      notOpened: ({ revision }) => lostValue(sealed, revision),
    },
  );
  try {
    await obtainKey(database);
    return storage;
  } catch (error) {
    await storage.close();
    if (keepsNothing(error)) return memoryInstead(nameOf(error));
    throw errorFrom(error, "change", description);
  }
}

/** Web Locks where the browser has them. Without, comparing alone keeps tabs from overwriting each other. */
function lockOf(name: string, description: string): Pick<TokenStorage, "withLock" | "capabilities"> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return {
    withLock: locks === undefined ? createLocalLock(description) : webLock(locks, name, description),
    capabilities: {
      durable: true,
      sharedBetween: "tabs",
      lockedBetween: locks === undefined ? "nothing" : "tabs",
      encrypted: false,
    },
  };
}

/**
 * What says that this page gets no database, or none that holds keys, however often it asks: blocked site data, a
 * sandboxed frame (SecurityError), Safari's Lockdown Mode (DataCloneError).
 */
function keepsNothing(error: unknown): boolean {
  const names = ["SecurityError", "NotSupportedError", "DataCloneError"];
  return error instanceof KeyNotKept || names.includes(nameOf(error));
}

function memoryInstead(reason: string): TokenStorage {
  const description = `token memory of this page, because this browser keeps nothing for it (${reason})`;
  return { ...memoryStorage(), description };
}
