import { dirname } from "node:path";
import type { Revision } from "@schwab-kit/core";
import { removeIf } from "./compare-and-swap.js";
import { type NamedFile, writingFailed } from "./file-errors.js";
import { realPathOf } from "./real-path.js";
import { syncDirectory } from "./sync-directory.js";

/** Removes the file behind a symbolic link and leaves the link, so that the next login goes to the same place. */
export async function clearTokenFile(file: NamedFile, expected: Revision): Promise<boolean> {
  let target = file.path;
  try {
    target = realPathOf(file.path);
    if (!removeIf(expected, { file, target })) return false;
    await syncDirectory(dirname(target));
    return true;
  } catch (error) {
    throw writingFailed(file, dirname(target), error);
  }
}
