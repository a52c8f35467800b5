import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import { errnoOf } from "./errno-words.js";
import { type NamedFile, notAFile, tooLarge } from "./file-errors.js";

/** A record is about two kilobytes. */
const LIMIT_BYTES = 1024 * 1024;

/**
 * The file's bytes at this moment, `undefined` when there is no file. Synchronous, so that a comparison and what
 * follows from it can be one step. `at` is the file's real place when that is known.
 * @throws StorageError `storage-not-a-file`; `storage-corrupt` when too large
 * @throws the system's own error when it can't be read
 */
export function readBytes(file: NamedFile, at: string = file.path): Buffer | undefined {
  const handle = open(file, at);
  if (handle === undefined) return undefined;
  try {
    const stats = fstatSync(handle);
    assertRegular(file, stats);
    if (stats.size > LIMIT_BYTES) throw tooLarge(file, LIMIT_BYTES);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function open(file: NamedFile, at: string): number | undefined {
  try {
    // A named pipe without a writer would otherwise block the whole process. Windows has no such flag.
    return openSync(at, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    // Sockets, and directories on Windows, refuse to be opened.
    const stats = statSync(at, { throwIfNoEntry: false });
    if (stats !== undefined) assertRegular(file, stats);
    throw error;
  }
}

function assertRegular(file: NamedFile, stats: Stats): void {
  if (stats.isFile()) return;
  throw notAFile(file, stats.isDirectory() ? "a directory" : "a pipe, socket or device");
}
