import { dirname, join } from "node:path";
import { errnoOf } from "./errno-words.js";
import { type Claim, discardClaim, prepareClaim } from "./lock/claim.js";
import { writePrivateFile } from "./private-file.js";

/** Long for a lock that is held while two system calls are made, short for whoever waits for a stopped process. */
const WRITE_STALE_MS = 5_000;

/**
 * Writes what the file at `target` is to hold to a private file beside it, flushed to the disk, inside a claim to
 * the lock under which it will be moved. Whoever takes that lock from us takes the draft too. A missing directory is
 * made.
 * @throws the system's own error; nothing is left then
 */
export async function writeDraft(target: string, bytes: Uint8Array): Promise<Claim> {
  const claim = await prepareWriteClaim(target);
  try {
    await writePrivateFile(draftIn(claim.folder), bytes);
    return claim;
  } catch (error) {
    await discardClaim(claim);
    throw error;
  }
}

/** Where the draft is in a claim's or a lock's folder. */
export function draftIn(folder: string): string {
  return join(folder, "next");
}

async function prepareWriteClaim(target: string): Promise<Claim> {
  try {
    return prepareClaim(target, WRITE_STALE_MS);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    // Loaded only here: loading it changes the process's `fs`, and most runs find their directory.
    const { ensureDir } = await import("fs-extra/esm");
    await ensureDir(dirname(target), 0o700);
    return prepareClaim(target, WRITE_STALE_MS);
  }
}

/** A claim to the same lock, for a removal. @throws the system's own error */
export function prepareRemoval(target: string): Claim {
  return prepareClaim(target, WRITE_STALE_MS);
}
