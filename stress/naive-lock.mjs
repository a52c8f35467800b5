// The usual way to lock with a file, and the control of this harness: who finds the lock's owner dead removes the
// lock, although somebody else may have removed it and taken it anew in the meantime.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export function naiveLock(path) {
  return async (critical, { holdMs }) => {
    while (!take(path)) {
      if (isStale(path, holdMs)) {
        await delay(5);
        rmSync(path, { force: true });
      } else await delay(2);
    }
    try {
      return await critical({ assertHeld: async () => {} });
    } finally {
      rmSync(path, { force: true });
    }
  };
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isStale(path, holdMs) {
  try {
    if (Date.now() - statSync(path).mtimeMs > holdMs) return true;
    const owner = Number(readFileSync(path, "utf8"));
    // The owner has made the file and not yet written into it.
    if (owner === 0) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
