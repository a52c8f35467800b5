import { delay } from "./delay.js";
import { SCHWAB_ORIGIN } from "./endpoints.js";
import {
  SchwabKitError,
  StorageConflictError,
  StorageError,
  StorageLockTimeoutError,
  TokenError,
} from "./errors.js";
import { isNewerGrant, succeeding } from "./grant-order.js";
import type { HeldGrant } from "./held-grant.js";
import { noLock } from "./no-lock.js";
import { issuerOf, parseTokenRecord, type TokenRecord } from "./token-record.js";
import type { HeldLock, JsonObject, Revision, StoredValue, TokenStorage } from "./token-storage.js";

/** A stored record, checked, and the revision it was read as. */
export interface StoredGrant {
  readonly record: TokenRecord;
  readonly revision: Revision;
}

/** Writers that keep coming between are given up on after this many tries. */
const MAX_CONFLICTS = 10;
/** Each takes a pause of this process longer than the lock may be held. */
const MAX_LOSSES = 3;
/** How much later than a holder's own limit a storage may take its lock for abandoned, milliseconds. */
const ABANDONED_AFTER_MS = 5_000;

export interface GrantStoreOptions {
  readonly issuer: string;
  readonly acceptIssuer: string | undefined;
  readonly random: () => number;
}

/**
 * A token storage seen as holding grants of one server: everything read from it is checked, everything
 * written to it goes by compare-and-swap.
 */
export class GrantStore {
  readonly #storage: TokenStorage;
  readonly #options: GrantStoreOptions;

  constructor(storage: TokenStorage, options: GrantStoreOptions) {
    this.#storage = storage;
    this.#options = options;
  }

  get description(): string {
    return this.#storage.description;
  }

  /** @throws StorageError, TokenError */
  async read(): Promise<StoredGrant | undefined> {
    const stored = await this.#storage.load();
    return stored && { record: this.check(stored.value, this.description), revision: stored.revision };
  }

  /** A value as a record that this server minted. @throws TokenError */
  check(value: unknown, source: string): TokenRecord {
    const record = parseTokenRecord(value, source);
    const { issuer, acceptIssuer } = this.#options;
    const mintedBy = issuerOf(record);
    if (mintedBy === issuer || mintedBy === acceptIssuer) return record;
    throw issuerMismatch(source, mintedBy, issuer);
  }

  /**
   * Stores a refreshed record over the one it came from. When another is stored by now, the newer of the two
   * stays; when nothing is, nothing is written: somebody logged out. A lock that was lost meanwhile means that
   * somebody else may have stored something: then the first step is to look.
   * @returns what is stored in the end
   */
  async saveRefreshed(grant: HeldGrant, lock: HeldLock): Promise<StoredGrant | undefined> {
    const { record } = grant;
    let expected = grant.revision;
    let mustLook = !(await isHeld(lock));
    return await untilNoConflict(async () => {
      if (mustLook) {
        const stored = await this.read();
        if (stored === undefined || !isNewerGrant(record, stored.record)) return stored;
        expected = stored.revision;
      }
      mustLook = true;
      return { record, revision: await this.#storage.save(asJson(record), { expected }) };
    });
  }

  /** Stores the record of a new login over whatever is there, as far as `replaceable` allows it. */
  async replace(record: TokenRecord, options: { readonly replaceUnreadable: boolean }): Promise<StoredGrant> {
    return await untilNoConflict(async () => {
      const { revision: expected, record: earlier } = await this.replaceable(options);
      const login = earlier === undefined ? record : succeeding(record, earlier);
      return { record: login, revision: await this.#storage.save(asJson(login), { expected }) };
    });
  }

  /**
   * What a new login would write over: nothing, a record, or something unreadable.
   * @throws StorageError, TokenError when what is there may not be replaced
   */
  async replaceable({ replaceUnreadable }: { readonly replaceUnreadable: boolean }): Promise<{
    readonly revision: Revision | undefined;
    readonly record?: TokenRecord;
  }> {
    let stored: StoredValue | undefined;
    try {
      stored = await this.#storage.load();
      if (stored === undefined) return { revision: undefined };
      return { revision: stored.revision, record: this.check(stored.value, this.description) };
    } catch (error) {
      const revision = error instanceof StorageError ? error.revision : stored?.revision;
      const isForeign = error instanceof SchwabKitError && error.code === "issuer-mismatch";
      if (!replaceUnreadable || revision === undefined || isForeign) throw error;
      return { revision };
    }
  }

  /** @throws StorageError as a save would, where the storage can tell */
  async assertWritable(): Promise<void> {
    await this.#storage.assertWritable?.();
  }

  /** Removes every grant of one login (of the stored one unless named), and no later login; true when it removed one. */
  async remove(creationTimestamp?: number): Promise<boolean> {
    return await untilNoConflict(async () => {
      const stored = await this.read();
      if (stored === undefined) return false;
      if (creationTimestamp !== undefined && stored.record.creation_timestamp > creationTimestamp)
        return false;
      if (await this.#storage.clear({ expected: stored.revision })) return true;
      throw new StorageConflictError(this.description);
    });
  }

  /**
   * Runs under the storage's lock. When the wait for it runs out it is gone without, after a look whether that is
   * still needed: compare-and-swap keeps that safe. When the lock turns out to be lost, `critical` begins again.
   * @param options.critical must do nothing that can't be repeated before its last `assertHeld`
   * @param options.alreadyDone what to give instead when somebody else has done the work meanwhile
   */
  async locked<T>({
    critical,
    holdMs,
    alreadyDone = async () => undefined,
  }: {
    readonly critical: (lock: HeldLock) => Promise<T>;
    readonly holdMs: number;
    readonly alreadyDone?: () => Promise<T | undefined>;
  }): Promise<T> {
    for (let losses = 0; ; losses++) {
      let hasBegun = false;
      try {
        return await this.#storage.withLock(
          (lock) => {
            hasBegun = true;
            return critical(lock);
          },
          // Longer than a holder may hold, so that an abandoned lock is taken and not gone without.
          { waitMs: holdMs + ABANDONED_AFTER_MS, holdMs },
        );
      } catch (error) {
        const isLost = error instanceof StorageError && error.code === "storage-lock-lost";
        if (isLost && losses < MAX_LOSSES) continue;
        // Only the wait for this lock; what ran must not run again.
        if (hasBegun || !(error instanceof StorageLockTimeoutError)) throw error;
        const done = await alreadyDone();
        if (done !== undefined) return done;
        await delay(50 + this.#options.random() * 200);
        return await critical(noLock);
      }
    }
  }

  /** Tells of changes by others, where the storage can. */
  subscribe(listener: () => void): () => void {
    return this.#storage.subscribe?.(listener) ?? (() => {});
  }
}

async function isHeld(lock: HeldLock): Promise<boolean> {
  return await lock.assertHeld().then(
    () => true,
    () => false,
  );
}

async function untilNoConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StorageConflictError) || tries === MAX_CONFLICTS) throw error;
    }
  }
}

function asJson(record: TokenRecord): JsonObject {
  return record as unknown as JsonObject;
}

function issuerMismatch(source: string, stored: string, ours: string): TokenError {
  // Anything may be stored as an issuer: no more of it is shown than a server's name.
  const origin = URL.canParse(stored) ? new URL(stored).origin : "null";
  const isServer = origin !== "null";
  const other = isServer && origin !== SCHWAB_ORIGIN ? `, or the base URL ${origin}` : "";
  return new TokenError(
    "issuer-mismatch",
    `The ${source} holds a login of ${isServer ? origin : "something that is no server"}, but this program talks to ` +
      `${ours}; a token is sent to the server that made it and to no other, and a login of one never replaces a ` +
      `login of the other. Use another token file for each server${other}.`,
  );
}
