/** Names one stored state. Opaque: a digest of the bytes, a counter, an ETag. Compared with `===` only. */
export type Revision = string;

/** Any JSON object. A storage never looks inside. */
export type JsonObject = { readonly [member: string]: unknown };

/** What a storage found. `value` is `unknown` on purpose: only `parseTokenRecord` says what it is. */
export interface StoredValue {
  readonly value: unknown;
  readonly revision: Revision;
}

/** How far something reaches: not beyond one storage object, or between the tabs, processes or machines of one person. */
export type Reach = "nothing" | "tabs" | "processes" | "machines";

export interface StorageCapabilities {
  /** Outlives the process (or the page). */
  readonly durable: boolean;
  /** Who may use one login together: between them `save` and `clear` compare, so that nothing is overwritten unseen. */
  readonly sharedBetween: Reach;
  /**
   * Between whom `withLock` excludes. Where that is less than `sharedBetween`, two may renew at once, and one of
   * the two renewals is wasted; nothing is lost.
   */
  readonly lockedBetween: Reach;
  readonly encrypted: boolean;
}

export interface LockOptions {
  /** How long to wait for the lock, milliseconds. Then `StorageLockTimeoutError`. */
  readonly waitMs: number;
  /** How long the holder may need, milliseconds: after that others may take the lock for abandoned. */
  readonly holdMs: number;
  /** Ends the wait; a critical section that has begun is never interrupted. */
  readonly signal?: AbortSignal;
}

export interface HeldLock {
  /** Rejects with a `StorageError`, `storage-lock-lost`, when the lock is no longer ours, as after a long pause of the process. */
  assertHeld(): Promise<void>;
}

/**
 * Where a token record is kept. Compare-and-swap is the safety; the lock only avoids wasted refreshes.
 * Implement it with `storageFromFunctions` unless the backend can do more than read and write.
 */
export interface TokenStorage {
  /** For messages, such as `token file /home/me/.schwab/token.json`. */
  readonly description: string;
  /** Final from the moment the storage exists. */
  readonly capabilities: StorageCapabilities;

  /**
   * What is stored; `undefined` means absent, and only that. Changes nothing.
   * @throws StorageError `storage-unreadable`, `storage-not-a-file` or `storage-corrupt`; with the stored
   *   value's `revision` when there is one. What is encrypted also has `storage-wrong-key` and `storage-too-new`,
   *   without a revision as long as somebody with the right key or version can read it: that is not to be replaced.
   */
  load(options?: { readonly signal?: AbortSignal }): Promise<StoredValue | undefined>;

  /**
   * Stores `value` if the stored revision is `expected` (`undefined`: if nothing is stored); gives the new one.
   * @throws StorageConflictError when it isn't; nothing is changed then.
   * @throws StorageError `storage-unwritable`.
   */
  save(value: JsonObject, options: { readonly expected: Revision | undefined }): Promise<Revision>;

  /** Removes what is stored if it still has that revision; false when it hasn't. */
  clear(options: { readonly expected: Revision }): Promise<boolean>;

  /**
   * Runs `critical` while nobody else of `capabilities.lockedBetween` runs theirs, for `holdMs` at most: a holder
   * that is dead or takes longer loses the lock, which `assertHeld` tells it.
   * @throws StorageLockTimeoutError when it isn't free within `waitMs`; `critical` has not begun then
   */
  withLock<T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions): Promise<T>;

  /**
   * Rejects with what `save` would reject with, as far as that can be known without writing a value: asked
   * before a person is sent to log in, so that a login is never thrown away. Storages that can't tell leave it out.
   */
  assertWritable?(): Promise<void>;

  /**
   * Tells of changes by others. Revisions only, never tokens. A listener that throws disturbs nobody. Gives the
   * function that ends it.
   */
  subscribe?(listener: (revision: Revision | undefined) => void): () => void;

  close(): Promise<void>;
}
