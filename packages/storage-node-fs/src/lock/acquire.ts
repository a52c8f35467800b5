import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { whileRefused } from "../while-refused.js";
import { type Claim, publishClaim } from "./claim.js";
import { type Holder, holderOf, isAbandoned, removeHold, staleMsOf } from "./holder.js";

/** A lock that is ours until it is released, or taken from us for having been held too long. */
export interface OwnLock {
  /** Ours alone, and gone as soon as the lock is no longer ours: what must not be done without the lock goes through it. */
  readonly folder: string;
  isHeld(): boolean;
  release(): Promise<void>;
}

/** Milliseconds between two looks at a lock that is taken: from the first to the last, each with jitter. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 60;
/** Windows' refusals pass within this many milliseconds; one that lasts is an error. */
const REFUSALS_PASS_MS = 2_000;

/**
 * Waits for a lock and takes it: at once when it is free or its holder is dead, else when it is released or its
 * holder has had it too long.
 * @returns `undefined` when it isn't to be had within `waitMs`
 * @throws the signal's reason; the system's own error when the lock can't be made at all
 */
export async function acquire(
  lock: string,
  claim: Claim,
  { waitMs, signal }: { readonly waitMs: number; readonly signal?: AbortSignal | undefined },
): Promise<OwnLock | undefined> {
  const begun = performance.now();
  const isOverdue = watchHolders();
  let refusedFrom: number | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    signal?.throwIfAborted();
    const holder = holderOf(lock);
    if (holder !== undefined && (isAbandoned(holder) || isOverdue(holder))) tryToRemove(holder);
    if (holderOf(lock) === undefined) {
      const refusal = publishClaim(claim, lock);
      if (refusal === undefined) return ownLock(lock, claim);
      refusedFrom ??= performance.now();
      const isTaken = holderOf(lock) !== undefined;
      if (!isTaken && performance.now() - refusedFrom > REFUSALS_PASS_MS) throw refusal;
      if (isTaken) refusedFrom = undefined;
    }
    const leftMs = waitMs - (performance.now() - begun);
    if (leftMs <= 0) return undefined;
    // Rejects only when aborted, and then the caller's own reason is thrown above.
    await delay(Math.min(leftMs, pauseMs * (0.5 + Math.random())), undefined, { signal }).catch(() => {});
  }
}

/** Tells a holder that we ourselves have seen for longer than it may hold: true whatever the clocks do. */
function watchHolders(): (holder: Holder) => boolean {
  let seen: { readonly folder: string; readonly from: number } | undefined;
  return (holder) => {
    if (seen?.folder !== holder.folder) seen = { folder: holder.folder, from: performance.now() };
    return performance.now() - seen.from >= staleMsOf(holder);
  };
}

function tryToRemove(holder: Holder): void {
  try {
    removeHold(holder);
  } catch {
    // Tried again at the next look.
  }
}

function ownLock(lock: string, { ownerName }: Claim): OwnLock {
  const folder = join(lock, ownerName);
  return {
    folder,
    isHeld: () => existsSync(folder),
    // A lock that can't be removed is taken by others when it is old, or we are gone.
    release: () => whileRefused(() => removeHold({ lock, folder })).catch(() => {}),
  };
}
