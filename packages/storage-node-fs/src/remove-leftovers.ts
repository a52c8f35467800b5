import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownerOfPrepared } from "./lock/claim.js";
import { isDead } from "./lock/owner.js";

/** Older than any claim that still waits to be published, milliseconds. */
const OLD_MS = 600_000;

/**
 * Removes the unpublished claims of processes that were killed: they may hold a token. Those of running processes
 * stay, and so does everything that isn't ours. What can't be removed now is tried again at the next change.
 */
export function removeLeftovers(target: string): void {
  const directory = dirname(target);
  for (const name of quietly(() => readdirSync(directory)) ?? []) {
    const owner = ownerOfPrepared(name, target);
    if (owner === undefined) continue;
    const path = join(directory, name);
    quietly(() => {
      const isOld = Date.now() - statSync(path).mtimeMs > OLD_MS;
      if (isOld || isDead(owner)) rmSync(path, { recursive: true, force: true });
    });
  }
}

function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
