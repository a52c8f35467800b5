import {
  createLocalLock,
  type HeldLock,
  type LocalLock,
  StorageError,
  StorageLockTimeoutError,
} from "@schwab-kit/core";
import { errnoOf } from "../errno-words.js";
import type { NamedFile } from "../file-errors.js";
import { writingFailed } from "../file-errors.js";
import { realPathOf } from "../real-path.js";
import { acquire, type OwnLock } from "./acquire.js";
import { type Claim, discardClaim, prepareClaim } from "./claim.js";
import { lockPathOf } from "./lock-paths.js";

/** A holder gets this much longer than it asked for, milliseconds, before others take the lock for abandoned. */
const GRACE_MS = 2_000;

/**
 * Why a lock may be impossible to make: no directory yet, no permission, no space. Then nobody of this user has the
 * lock either, and nothing can be saved; so the work goes on, as it would after a wait that ran out.
 */
const cannotBeMade = new Set(["ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"]);

/** A lock between all processes that use the same token file, in front of it one between the callers of this process. */
export function createFileLock(file: NamedFile): LocalLock {
  const locally = createLocalLock(file.description);
  return async function withLock(critical, options) {
    const begun = performance.now();
    return await locally(async () => {
      const waitMs = Math.max(0, options.waitMs - (performance.now() - begun));
      const lock = await take(file, { ...options, waitMs });
      try {
        return await critical(lock === undefined ? unlocked : heldBy(lock, file));
      } finally {
        await lock?.release();
      }
    }, options);
  };
}

async function take(
  file: NamedFile,
  { waitMs, holdMs, signal }: Parameters<LocalLock>[1],
): Promise<OwnLock | undefined> {
  let claim: Claim | undefined;
  try {
    const target = realPathOf(file.path);
    claim = prepareClaim(target, Math.ceil(holdMs) + GRACE_MS);
    const lock = await acquire(lockPathOf(target, "lock"), claim, { waitMs, signal });
    if (lock === undefined) throw new StorageLockTimeoutError(file.description, waitMs);
    return lock;
  } catch (error) {
    if (cannotBeMade.has(errnoOf(error) ?? "")) return undefined;
    if (error instanceof StorageError || signal?.aborted === true) throw error;
    throw writingFailed(file, file.path, error);
  } finally {
    if (claim !== undefined) await discardClaim(claim);
  }
}

const unlocked: HeldLock = { assertHeld: async () => {} };

function heldBy(lock: OwnLock, file: NamedFile): HeldLock {
  return {
    async assertHeld() {
      if (lock.isHeld()) return;
      throw new StorageError(
        "storage-lock-lost",
        `The lock of the ${file.description} was held for too long, as after a pause of this process, and another ` +
          "process may have it by now. Read the token again.",
      );
    },
  };
}
