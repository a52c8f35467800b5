import { dirname } from "node:path";
import type { Revision } from "@schwab-kit/core";
import { hasRevision, removeIf } from "./compare-and-swap.js";
import { prepareRemoval } from "./draft.js";
import { type NamedFile, writingFailed } from "./file-errors.js";
import { readBytes } from "./read-bytes.js";
import { realPathOf } from "./real-path.js";
import { removeLeftovers } from "./remove-leftovers.js";
import { syncDirectory } from "./sync-directory.js";

/** Removes the file behind a symbolic link and leaves the link, so that the next login goes to the same place. */
export async function clearTokenFile(file: NamedFile, expected: Revision): Promise<boolean> {
  let target = file.path;
  try {
    target = realPathOf(file.path);
    if (!hasRevision(expected, readBytes(file, target))) return false;
    if (!(await removeIf(expected, { file, target }, async () => prepareRemoval(target)))) return false;
    await syncDirectory(dirname(target));
    removeLeftovers(target);
    return true;
  } catch (error) {
    throw writingFailed(file, dirname(target), error);
  }
}
