import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { PREPARED_SUFFIX, preparedPrefix } from "./lock/claim.js";
import { isDead, parseOwner } from "./lock/owner.js";

/** Older than any claim that is still waiting to be published, milliseconds. */
const OLD_MS = 600_000;

/**
 * Removes the unpublished claims of processes that were killed: they may hold a token. Those of running processes
 * stay, and so does everything that isn't ours. What can't be removed now is tried again at the next change.
 */
export function removeLeftovers(target: string): void {
  try {
    const directory = dirname(target);
    const prefix = preparedPrefix(target);
    for (const name of readdirSync(directory)) {
      if (!name.startsWith(prefix) || !name.endsWith(PREPARED_SUFFIX)) continue;
      const path = join(directory, name);
      if (isLeftover(path)) rmSync(path, { recursive: true, force: true });
    }
  } catch {}
}

function isLeftover(path: string): boolean {
  try {
    const [entry] = readdirSync(path);
    const isOld = Date.now() - statSync(path).mtimeMs > OLD_MS;
    // Killed between making the two directories, or while removing them.
    if (entry === undefined) return isOld;
    const owner = parseOwner(basename(entry));
    return owner !== undefined && (isOld || isDead(owner));
  } catch {
    // A file of that name, or already gone.
    return false;
  }
}
