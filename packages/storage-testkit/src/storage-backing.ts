import type { TokenStorage } from "@schwab-kit/core";
import type { StorageTask } from "./storage-task.js";

type Awaitable<T> = T | Promise<T>;

/**
 * One place for a token, made for one test and empty: a new directory, a new key, a new table. Only `open` is
 * needed; each other member adds promises that can't be tested without it.
 */
export interface StorageBacking {
  /** Opens one more storage over this place. The suite closes it. */
  open(): Awaitable<TokenStorage>;
  /** Removes the place, after every storage over it was closed and every worker ended. */
  dispose?(): Awaitable<unknown>;
  /** Breaks what is stored behind the storage's back, so that it can't be understood; it stays there. */
  corrupt?(): Awaitable<unknown>;
  /** Everything that is stored, as it lies there: the suite looks for its own plaintext in it. */
  rawBytes?(): Awaitable<Uint8Array | string>;
  /** The names of files or keys in this place that belong neither to the stored value nor to a lock that is held. */
  leftovers?(): Awaitable<readonly string[]>;
  /** Starts a process (or page) that opens a storage over this place and calls `performTask` with it. */
  spawn?(task: StorageTask): Awaitable<StorageWorker>;
}

/** A process (or page) that performs a task. */
export interface StorageWorker {
  /** The next line that the task said; `undefined` once the worker has ended and all was heard. */
  nextLine(): Promise<string | undefined>;
  /** Ends the worker at once, in the middle of whatever it does, as SIGKILL does. Resolves when it is gone. */
  kill(): Promise<void>;
}
