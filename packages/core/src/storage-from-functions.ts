import { ConfigError, StorageConflictError, StorageError } from "./errors.js";
import { kindOf } from "./kind-of-error.js";
import { createLocalLock } from "./local-lock.js";
import type { JsonObject, Reach, Revision, StoredValue, TokenStorage } from "./token-storage.js";
import { revisionOf } from "./value-revision.js";

type Awaitable<T> = T | Promise<T>;

/** Two functions over a value: what schwab-py calls access functions, here also asynchronous. */
export interface ValueFunctions {
  /** Gives the stored record, `undefined` or `null` when there is none. */
  readonly read: () => Awaitable<unknown>;
  /** Stores the record; awaited. */
  readonly write: (value: JsonObject) => Awaitable<unknown>;
  /** Removes it; without this, logging out is refused. */
  readonly remove?: () => Awaitable<unknown>;
  /** For messages, such as `token in the parameter store`. */
  readonly description?: string;
  readonly durable?: boolean;
  readonly encrypted?: boolean;
  readonly sharedBetween?: "nothing";
}

/** Two functions that compare: over S3 with If-Match, SQL with `WHERE rev = ?`, and the like. */
export interface RevisionFunctions {
  readonly read: () => Awaitable<StoredValue | undefined>;
  /**
   * Stores the record only if the stored revision is `expected` (`undefined`: only if there is none) and
   * gives the new revision; throws `StorageConflictError` otherwise.
   */
  readonly write: (
    value: JsonObject,
    options: { readonly expected: Revision | undefined },
  ) => Awaitable<Revision>;
  /** Removes the record only if it still has that revision; gives false otherwise. */
  readonly remove?: (options: { readonly expected: Revision }) => Awaitable<boolean>;
  readonly description?: string;
  readonly durable?: boolean;
  readonly encrypted?: boolean;
  /** Between whom the backend compares. The lock reaches no further than this storage object. */
  readonly sharedBetween: Exclude<Reach, "nothing">;
}

/**
 * A storage from a function that reads and one that writes. Over plain values it is exact within one process
 * and shares with nobody; to share, say between whom (`sharedBetween`) and compare revisions in `write`.
 */
export function storageFromFunctions(functions: ValueFunctions | RevisionFunctions): TokenStorage {
  if (typeof functions?.read !== "function" || typeof functions.write !== "function") {
    throw new ConfigError("config-invalid", "storageFromFunctions needs two functions: read and write.");
  }
  const description = functions.description ?? "token behind the given access functions";
  const sharedBetween = functions.sharedBetween ?? "nothing";
  const core =
    sharedBetween === "nothing"
      ? overValues(functions as ValueFunctions, description)
      : overRevisions(functions as RevisionFunctions, description);
  return {
    ...core,
    description,
    capabilities: {
      durable: functions.durable ?? true,
      sharedBetween,
      lockedBetween: "nothing",
      encrypted: functions.encrypted ?? false,
    },
    withLock: createLocalLock(description),
    async close() {},
  };
}

function overValues(
  { read, write, remove }: ValueFunctions,
  description: string,
): Pick<TokenStorage, "load" | "save" | "clear"> {
  async function load(): Promise<StoredValue | undefined> {
    const value = await calling("read", description, read);
    if (value === undefined || value === null) return undefined;
    // A copy, as from any other storage: the function may give the very object that its owner keeps.
    return { value: structuredClone(value), revision: await revisionOf(value) };
  }
  // Reading and writing are two steps here, so each compare-and-swap has to be alone in this process.
  const exclusively = createLocalLock(description);
  const alone = { waitMs: 60_000, holdMs: 60_000 };
  return {
    load,
    save: (value, { expected }) =>
      exclusively(async () => {
        if ((await load())?.revision !== expected) throw new StorageConflictError(description);
        await calling("write", description, () => write(value));
        return await revisionOf(value);
      }, alone),
    clear: ({ expected }) =>
      exclusively(async () => {
        if (remove === undefined) throw cannotRemove(description);
        if ((await load())?.revision !== expected) return false;
        await calling("write", description, remove);
        return true;
      }, alone),
  };
}

function overRevisions(
  { read, write, remove }: RevisionFunctions,
  description: string,
): Pick<TokenStorage, "load" | "save" | "clear"> {
  return {
    load: async () => (await calling("read", description, read)) ?? undefined,
    save: (value, options) => calling("write", description, () => write(value, options)),
    async clear(options) {
      if (remove === undefined) throw cannotRemove(description);
      return await calling("write", description, () => remove(options));
    },
  };
}

/** Runs a user's function; what it throws becomes an error of ours, so that nobody mistakes it for a dead token. */
async function calling<T>(doing: "read" | "write", description: string, run: () => Awaitable<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError(
      doing === "read" ? "storage-unreadable" : "storage-unwritable",
      `The ${doing} function of the ${description} failed (${kindOf(error)}). Catch and log its error there, see to its backend, then try again.`,
    );
  }
}

function cannotRemove(description: string): StorageError {
  return new StorageError(
    "storage-unwritable",
    `The ${description} has no remove function, so nobody can be logged out of it. Give storageFromFunctions one.`,
  );
}
