import { randomBytes } from "node:crypto";
import { errnoOf } from "../errno-words.js";
import { thisMachine } from "./this-machine.js";

/**
 * Who made a claim. The record is the name of a directory, not the content of a file: so it is never seen
 * half-written, and never fails for want of space.
 */
export interface Owner {
  readonly name: string;
  readonly pid: number;
  /** See `thisMachine`. */
  readonly machine: string;
  /** Milliseconds after which others may take the claim for abandoned. */
  readonly staleMs: number;
}

/** A new claim's owner: this process, and a nonce, so that no two claims ever have the same name. */
export function newOwner(staleMs: number): Owner {
  const { pid } = process;
  const machine = thisMachine();
  const nonce = randomBytes(9).toString("hex");
  return { name: `${pid}~${machine}~${staleMs}~${nonce}`, pid, machine, staleMs };
}

/** Longest age that a name can ask for: an hour. A name is foreign input. */
const LONGEST_STALE_MS = 3_600_000;

/** The owner that a name tells, `undefined` when it was not made by `newOwner`. */
export function parseOwner(name: string): Owner | undefined {
  const [, pid, machine, staleMs] = /^(\d{1,10})~([\w-]{12})~(\d{1,9})~[0-9a-f]{18}$/.exec(name) ?? [];
  if (pid === undefined || machine === undefined || staleMs === undefined) return undefined;
  return { name, pid: Number(pid), machine, staleMs: Math.min(Number(staleMs), LONGEST_STALE_MS) };
}

/** True when the owner surely no longer runs. On another machine that can't be known, and its age has to tell. */
export function isDead({ pid, machine }: Owner): boolean {
  if (machine !== thisMachine()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: it runs, as another user.
    return errnoOf(error) === "ESRCH";
  }
}
