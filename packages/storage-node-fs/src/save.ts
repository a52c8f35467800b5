import { renameSync } from "node:fs";
import { dirname } from "node:path";
import { type JsonObject, type Revision, StorageConflictError } from "@schwab-kit/core";
import { hasRevision, replaceIf } from "./compare-and-swap.js";
import { draftIn, writeDraft } from "./draft.js";
import { type NamedFile, writingFailed } from "./file-errors.js";
import { discardClaim } from "./lock/claim.js";
import { parseBytes } from "./parse-bytes.js";
import { readBytes } from "./read-bytes.js";
import { realPathOf } from "./real-path.js";
import { removeLeftovers } from "./remove-leftovers.js";
import { revisionOf } from "./revision.js";
import { syncDirectory } from "./sync-directory.js";
import { whileRefused } from "./while-refused.js";

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
    if (old !== undefined && parseBytes(old) === undefined) await keepAside(target, old);
    // Compared again: the file may have changed while the new one was written.
    if (!(await replaceIf(expected, { file, target }, () => writeDraft(target, bytes)))) {
      throw new StorageConflictError(file.description);
    }
    await syncDirectory(dirname(target));
    removeLeftovers(target);
    return revisionOf(bytes);
  } catch (error) {
    throw writingFailed(file, dirname(target), error);
  }
}

/** Keeps broken bytes that are about to be replaced, so that no login is lost to a misreading of ours. */
async function keepAside(target: string, bytes: Uint8Array): Promise<void> {
  const copy = await writeDraft(target, bytes);
  try {
    // A rename replaces a link planted there; opening the path would follow it.
    await whileRefused(() => renameSync(draftIn(copy.folder), `${target}.corrupt`));
  } finally {
    await discardClaim(copy);
  }
}
