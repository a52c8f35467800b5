import { StorageError } from "@schwab-kit/core";
import { errnoOf, inWords, placeOf } from "./errno-words.js";

/** The file as the caller named it, for reaching it and for messages about it. */
export interface NamedFile {
  /** Absolute; may be a symbolic link. */
  readonly path: string;
  readonly description: string;
}

/** Turns what reading the file threw into an error of ours; those that are already ours stay. */
export function readingFailed(file: NamedFile, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(
    "storage-unreadable",
    `The ${file.description} can't be read: ${inWords(error)}`,
    causeOf(error),
  );
}

/** The same for writing; `directory` is where that happened, which a symbolic link may have moved. */
export function writingFailed(file: NamedFile, directory: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(
    "storage-unwritable",
    `The ${file.description} can't be changed. At ${placeOf(error) ?? directory}: ${inWords(error)}`,
    causeOf(error),
  );
}

/** Only the system's own errors are known to hold nothing but a path. */
function causeOf(error: unknown): { readonly cause?: unknown } {
  return errnoOf(error) === undefined ? {} : { cause: error };
}

export function notAFile(file: NamedFile, what: string): StorageError {
  return new StorageError(
    "storage-not-a-file",
    `The ${file.description} is ${what}, not a regular file. Give the path of a file, such as token.json in that place.`,
  );
}

/** Has no revision, so that no login ever replaces what is most likely somebody's other file. */
export function tooLarge(file: NamedFile, limitBytes: number): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${file.description} is larger than ${limitBytes} bytes, so it is not a token file, and it is left alone. ` +
      "Give the path of another file, or move this one away.",
    { action: "fix-config" },
  );
}

export function broken(file: NamedFile, bytes: Uint8Array, revision: string): StorageError {
  const state = bytes.length === 0 ? "is empty" : "does not hold whole JSON";
  return new StorageError(
    "storage-corrupt",
    `The ${file.description} ${state}, also when read again: its writing was cut short, or it was edited. ` +
      "Restore it, or log in again to replace it; the broken file is then kept beside it, with the ending .corrupt.",
    { revision },
  );
}
