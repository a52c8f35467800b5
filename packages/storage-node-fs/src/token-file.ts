import { resolve } from "node:path";
import { ConfigError, type Revision, type TokenStorage } from "@schwab-kit/core";
import { assertWritableTokenFile } from "./assert-writable.js";
import { clearTokenFile } from "./clear.js";
import { loadTokenFile } from "./load.js";
import { createFileLock } from "./lock/file-lock.js";
import { saveTokenFile } from "./save.js";
import { watchFile } from "./watch-file.js";

/**
 * A token record kept in one file, as the plain JSON that schwab-py reads and writes. Touches nothing until it
 * is used; a missing file means that nobody has logged in yet.
 *
 * `path` may be relative to the working directory of this moment; `~` is not expanded. A symbolic link stays
 * one: its target is written. What is written has mode 0600, and so 0700 have the directories made for it.
 *
 * Its functions reject with `StorageError`: `load` with `storage-unreadable`, `storage-not-a-file` or
 * `storage-corrupt`; `save`, `clear` and `assertWritable` with `storage-unwritable`, `storage-not-a-file`, or
 * `storage-corrupt` for a file too large to be a token file; `save` also with `StorageConflictError`.
 * @throws ConfigError `config-invalid` when `path` can't be one
 */
export function tokenFile(path: string): TokenStorage {
  if (typeof path !== "string" || path === "" || path.includes("\0")) {
    throw new ConfigError(
      "config-invalid",
      "tokenFile() needs the path of a token file: a string that isn't empty, without NUL. Give it one, such as defaultTokenPath().",
    );
  }
  const file = { path: resolve(path), description: `token file ${resolve(path)}` };
  const watches = new Set<() => void>();
  return {
    description: file.description,
    capabilities: {
      durable: true,
      sharedBetween: "processes",
      lockedBetween: "processes",
      encrypted: false,
    },
    load: (options) => loadTokenFile(file, options?.signal),
    save: (value, { expected }) => saveTokenFile(file, value, expected),
    clear: ({ expected }) => clearTokenFile(file, expected),
    assertWritable: () => assertWritableTokenFile(file),
    withLock: createFileLock(file),
    subscribe(listener: (revision: Revision | undefined) => void) {
      const end = watchFile(file, listener);
      watches.add(end);
      return () => {
        watches.delete(end);
        end();
      };
    },
    async close() {
      for (const end of watches) end();
      watches.clear();
    },
  };
}
