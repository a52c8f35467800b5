import { rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type JsonObject, type Revision, StorageConflictError } from "@schwab-kit/core";
import { hasRevision, replaceIf } from "./compare-and-swap.js";
import { type NamedFile, writingFailed } from "./file-errors.js";
import { parseBytes } from "./parse-bytes.js";
import { removeFile, writeBeside } from "./private-file.js";
import { readBytes } from "./read-bytes.js";
import { realPathOf } from "./real-path.js";
import { revisionOf } from "./revision.js";
import { syncDirectory } from "./sync-directory.js";

export async function saveTokenFile(
  file: NamedFile,
  value: JsonObject,
  expected: Revision | undefined,
): Promise<Revision> {
  const bytes = Buffer.from(JSON.stringify(value));
  let target = file.path;
  try {
    target = realPathOf(file.path);
    const old = readBytes(file, target);
    if (!hasRevision(expected, old)) throw new StorageConflictError(file.description);
    const replacement = await writeBeside(target, bytes);
    try {
      if (old !== undefined && parseBytes(old) === undefined) await keepAside(target, old);
      // Compared again: the file may have changed while the new one was written.
      if (!replaceIf(expected, { file, target, replacement })) {
        throw new StorageConflictError(file.description);
      }
    } catch (error) {
      await removeFile(replacement);
      throw error;
    }
    await syncDirectory(dirname(target));
    return revisionOf(bytes);
  } catch (error) {
    throw writingFailed(file, dirname(target), error);
  }
}

/** Keeps broken bytes that are about to be replaced, so that no login is lost to a misreading of ours. */
async function keepAside(target: string, bytes: Uint8Array): Promise<void> {
  const aside = `${target}.corrupt`;
  const copy = await writeBeside(aside, bytes);
  try {
    // A rename replaces a link planted there; opening the path would follow it.
    await rename(copy, aside);
  } catch (error) {
    await removeFile(copy);
    throw error;
  }
}
