import { renameSync } from "node:fs";
import { join } from "node:path";
import { type Revision, StorageLockTimeoutError } from "@schwab-kit/core";
import { draftIn } from "./draft.js";
import { errnoOf } from "./errno-words.js";
import type { NamedFile } from "./file-errors.js";
import { acquire } from "./lock/acquire.js";
import { type Claim, discardClaim } from "./lock/claim.js";
import { lockPathOf } from "./lock/lock-paths.js";
import { readBytes } from "./read-bytes.js";
import { revisionOf } from "./revision.js";
import { whileRefused } from "./while-refused.js";

/** A file, and where it really is. */
export interface Place {
  readonly file: NamedFile;
  readonly target: string;
}

/** Longer than a stopped process can keep the lock. */
const WAIT_MS = 15_000;
/** Each loss takes a pause of this process for seconds, at one particular moment. */
const MAX_LOSSES = 5;

/**
 * Moves a draft over the file if that still has the expected revision; else gives false.
 * @param draft makes one; asked again when the lock, and with it the draft, was taken from us
 * @throws StorageError; the system's own error
 */
export async function replaceIf(
  expected: Revision | undefined,
  place: Place,
  draft: () => Promise<Claim>,
): Promise<boolean> {
  return await underWriteLock(place, draft, (folder) => {
    if (!hasRevision(expected, readBytes(place.file, place.target))) return false;
    renameSync(draftIn(folder), place.target);
    return true;
  });
}

/** Removes the file if it still has the expected revision; else gives false. `claim` as for `replaceIf`. */
export async function removeIf(
  expected: Revision,
  place: Place,
  claim: () => Promise<Claim>,
): Promise<boolean> {
  return await underWriteLock(place, claim, (folder) => {
    if (!hasRevision(expected, readBytes(place.file, place.target))) return false;
    // Into the lock's folder and not simply away: this fails when the lock was taken from us.
    renameSync(place.target, join(folder, "removed"));
    return true;
  });
}

/** `expected` undefined means: there is no file. */
export function hasRevision(expected: Revision | undefined, bytes: Uint8Array | undefined): boolean {
  return expected === (bytes && revisionOf(bytes));
}

/**
 * Compares and acts in one synchronous step while no other process does. Should this process be stopped inside
 * that step until others take the lock for abandoned, then the folder is gone when it goes on, the act fails, and
 * all begins anew with a comparison.
 */
async function underWriteLock(
  { file, target }: Place,
  prepare: () => Promise<Claim>,
  act: (folder: string) => boolean,
): Promise<boolean> {
  for (let losses = 0; losses < MAX_LOSSES; losses++) {
    const claim = await prepare();
    try {
      const lock = await acquire(lockPathOf(target, "write"), claim, { waitMs: WAIT_MS });
      if (lock === undefined) break;
      try {
        return await whileRefused(() => act(lock.folder));
      } catch (error) {
        if (errnoOf(error) !== "ENOENT" || lock.isHeld()) throw error;
      } finally {
        await lock.release();
      }
    } finally {
      await discardClaim(claim);
    }
  }
  throw new StorageLockTimeoutError(file.description, WAIT_MS);
}
