import { statSync } from "node:fs";
import { resolve } from "node:path";
import { readingFailed } from "../file-errors.js";
import { realPathOf } from "../real-path.js";
import { holderOf, isAbandoned } from "./holder.js";
import { lockPathOf } from "./lock-paths.js";
import { thisMachine } from "./this-machine.js";

/** Who holds one of a token file's two locks. */
export interface LockHolder {
  /** `renewing` takes seconds, as long as the token endpoint needs; `writing` the file takes microseconds. */
  readonly lock: "renewing" | "writing";
  /** `undefined` when something else than this package made the entry. */
  readonly pid: number | undefined;
  /** False for a process of another machine or container. */
  readonly isHere: boolean;
  /** How long it has had the lock, milliseconds, by this machine's clock. */
  readonly heldMs: number;
  /** True when it is dead, or has had the lock for longer than it may: the next who wants the lock takes it. */
  readonly isAbandoned: boolean;
}

/**
 * Who holds the locks of the token file at `path` at this moment. Changes nothing, and waits for nobody.
 * @throws StorageError `storage-unreadable`
 */
export function lockHolders(path: string): readonly LockHolder[] {
  const file = { path: resolve(path), description: `lock of the token file ${resolve(path)}` };
  try {
    const target = realPathOf(file.path);
    return [
      ...holdersOf("renewing", lockPathOf(target, "lock")),
      ...holdersOf("writing", lockPathOf(target, "write")),
    ];
  } catch (error) {
    throw readingFailed(file, error);
  }
}

function holdersOf(lock: LockHolder["lock"], path: string): readonly LockHolder[] {
  const holder = holderOf(path);
  const stats = holder && statSync(holder.folder, { throwIfNoEntry: false });
  if (holder === undefined || stats === undefined) return [];
  return [
    {
      lock,
      pid: holder.owner?.pid,
      isHere: holder.owner?.machine === thisMachine(),
      heldMs: Math.max(0, Date.now() - stats.mtimeMs),
      isAbandoned: isAbandoned(holder),
    },
  ];
}
