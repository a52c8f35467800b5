import { mkdirSync, renameSync, rmdirSync, rmSync, utimesSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errnoOf } from "../errno-words.js";
import { whileRefused } from "../while-refused.js";
import { newOwner, type Owner, parseOwner } from "./owner.js";

/**
 * A claim to a lock: a directory that holds one entry, named after its owner. It is made under a name of its own and
 * published by renaming it to the lock's name, which the system refuses while another's entry is there. So a
 * published lock is never without its owner, and needs no hard links.
 *
 * Everything the owner does by virtue of the lock goes through its `folder`, whose path holds its nonce: whoever
 * breaks the lock removes that folder and no other, and what the owner does afterwards fails.
 */
export interface Claim {
  /** Where the claim is until it is published. */
  readonly prepared: string;
  readonly ownerName: string;
  /** The owner's folder until then; what is put there goes along. */
  readonly folder: string;
}

/** Makes a claim beside `target`, not yet published. @throws the system's own error; nothing is left then */
export function prepareClaim(target: string, staleMs: number): Claim {
  const { name } = newOwner(staleMs);
  const prepared = join(dirname(target), preparedName(target, name));
  const folder = join(prepared, name);
  mkdirSync(prepared, { mode: 0o700 });
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    rmdirSync(prepared);
    throw error;
  }
  return { prepared, ownerName: name, folder };
}

function preparedName(target: string, ownerName: string): string {
  return `.${basename(target)}.${ownerName}.tmp`;
}

/** The owner of the unpublished claim to a lock of `target` that has this name; `undefined` for any other name. */
export function ownerOfPrepared(name: string, target: string): Owner | undefined {
  const [, ownerName = ""] = /\.([^.]+)\.tmp$/.exec(name) ?? [];
  return name === preparedName(target, ownerName) ? parseOwner(ownerName) : undefined;
}

/** What the system says when the lock is taken, and Windows also now and then when it is free. */
const refusals = new Set(["ENOTEMPTY", "EEXIST", "EPERM", "EACCES", "EBUSY"]);

/**
 * Takes the lock if it is free.
 * @returns the system's refusal when it isn't
 * @throws the system's own error when it is none
 */
export function publishClaim(claim: Claim, lock: string): Error | undefined {
  try {
    // Its age counts from here, however long the lock was waited for.
    const now = new Date();
    utimesSync(claim.folder, now, now);
    renameSync(claim.prepared, lock);
    return undefined;
  } catch (error) {
    if (error instanceof Error && refusals.has(errnoOf(error) ?? "")) return error;
    throw error;
  }
}

/** Removes a claim that was not published; does nothing to one that was. What stays for a refusal is swept later. */
export async function discardClaim(claim: Claim): Promise<void> {
  await whileRefused(() => rmSync(claim.prepared, { recursive: true, force: true })).catch(() => {});
}
