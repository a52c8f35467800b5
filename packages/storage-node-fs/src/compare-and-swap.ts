import { renameSync, unlinkSync } from "node:fs";
import type { Revision } from "@schwab-kit/core";
import type { NamedFile } from "./file-errors.js";
import { readBytes } from "./read-bytes.js";
import { revisionOf } from "./revision.js";

// Comparing and acting are one synchronous step here: nothing else of this process can run in between.

/** Moves `replacement` over the file at `target` if that still has the expected revision; else gives false. */
export function replaceIf(
  expected: Revision | undefined,
  { file, target, replacement }: { file: NamedFile; target: string; replacement: string },
): boolean {
  if (!hasRevision(expected, readBytes(file, target))) return false;
  renameSync(replacement, target);
  return true;
}

/** Removes the file at `target` if it still has the expected revision; else gives false. */
export function removeIf(expected: Revision, { file, target }: { file: NamedFile; target: string }): boolean {
  if (!hasRevision(expected, readBytes(file, target))) return false;
  unlinkSync(target);
  return true;
}

/** `expected` undefined means: there is no file. */
export function hasRevision(expected: Revision | undefined, bytes: Uint8Array | undefined): boolean {
  return expected === (bytes && revisionOf(bytes));
}
