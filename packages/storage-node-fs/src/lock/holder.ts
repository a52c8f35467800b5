import { readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { errnoOf } from "../errno-words.js";
import { isDead, type Owner, parseOwner } from "./owner.js";

/** Who has a lock, as another process sees it. */
export interface Holder {
  readonly lock: string;
  /** The owner's own place in the lock; gone when the lock is no longer this owner's. */
  readonly folder: string;
  /** `undefined` when the entry was made by something else. */
  readonly owner: Owner | undefined;
}

/** For an entry that names no owner of ours. */
const STRANGER_STALE_MS = 60_000;

/** @throws the system's own error when it can't be known */
export function holderOf(lock: string): Holder | undefined {
  const [name] = ifThere(() => readdirSync(lock)) ?? [];
  return name === undefined ? undefined : { lock, folder: join(lock, name), owner: parseOwner(name) };
}

/** True for a holder that is dead, or has had the lock for longer than it may. */
export function isAbandoned(holder: Holder): boolean {
  if (holder.owner !== undefined && isDead(holder.owner)) return true;
  const stats = ifThere(() => statSync(holder.folder));
  return stats !== undefined && Date.now() - stats.mtimeMs >= staleMsOf(holder);
}

export function staleMsOf({ owner }: Holder): number {
  return owner?.staleMs ?? STRANGER_STALE_MS;
}

/**
 * Takes the lock from this holder and from no other, whoever has it by now: the folder's name holds the nonce. So
 * releasing, and any number of processes breaking an abandoned lock at once, are the same safe act.
 * @throws the system's own error, as when Windows refuses for a moment
 */
export function removeHold({ lock, folder }: Pick<Holder, "lock" | "folder">): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    rmdirSync(lock);
  } catch (error) {
    // Gone already, or taken by somebody since.
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(errnoOf(error) ?? "")) throw error;
  }
}

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
