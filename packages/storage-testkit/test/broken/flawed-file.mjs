// A token file with one flaw, in plain JavaScript: workers run it as it is. Without a flaw it keeps every promise.
import { randomUUID } from "node:crypto";
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import {
  createLocalLock,
  StorageConflictError,
  StorageError,
  StorageLockTimeoutError,
} from "@schwab-kit/core";

const description = "flawed file";
const cell = new Int32Array(new SharedArrayBuffer(4));
/** Nothing else of this process runs meanwhile, but it can be killed. */
const block = (ms) => Atomics.wait(cell, 0, 0, ms);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ifThere = (read) => {
  try {
    return read();
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
};

function write(path, text) {
  const file = openSync(path, "w");
  writeSync(file, text.slice(0, text.length / 2));
  // Nearly all the time that a writer of large values takes, so that a kill hits it.
  if (text.length > 50_000) block(30);
  else block(1);
  writeSync(file, text.slice(text.length / 2));
  closeSync(file);
}

export function flawedFile(path, flaw) {
  const lockPath = `${path}.${flaw === "locks within its process" ? process.pid : ""}.lock`;
  const bytes = () => ifThere(() => readFileSync(path, "utf8"));
  const revisionOf = (text) => (text === undefined ? undefined : JSON.parse(text).revision);
  const isAlive = (pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const locally = createLocalLock(description);

  /** Takes a lock; one whose holder is dead or overdue is taken over. */
  async function take(at, { waitMs, holdMs, signal }) {
    const mine = JSON.stringify({ nonce: randomUUID(), pid: process.pid, until: Date.now() + holdMs });
    for (const end = Date.now() + waitMs; ; await pause(2)) {
      signal?.throwIfAborted();
      try {
        // A link that leads nowhere is made with its content in one step.
        symlinkSync(mine, at);
        return { isHeld: () => ifThere(() => readlinkSync(at)) === mine };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = JSON.parse(ifThere(() => readlinkSync(at)) ?? "{}");
      const isDead = holder.pid !== undefined && !isAlive(holder.pid);
      const isKept = flaw === "the dead keep their lock" && at === lockPath && isDead;
      if (!isKept && (isDead || holder.until < Date.now())) rmSync(at, { force: true });
      if (Date.now() > end) throw new StorageLockTimeoutError(description, waitMs);
    }
  }

  /** Compares and acts while no other process does. */
  async function exclusively(act) {
    // Within one process that does, because it is one synchronous step.
    if (flaw === "compares within its process") return act();
    const held = await take(`${path}.write`, { waitMs: 10_000, holdMs: 10_000 });
    try {
      return act();
    } finally {
      if (held.isHeld()) rmSync(`${path}.write`);
    }
  }

  const store = (value, { expected }) =>
    exclusively(() => {
      if (revisionOf(bytes()) !== expected) throw new StorageConflictError(description);
      const revision = randomUUID();
      const text = JSON.stringify({ value, revision });
      if (flaw === "writes in place") {
        write(path, text);
        return revision;
      }
      if (flaw !== "leaves what the killed wrote") {
        for (const name of readdirSync(dirname(path))) {
          const [, pid] = /\.(\d+)\.tmp$/.exec(name) ?? [];
          if (pid !== undefined && !isAlive(Number(pid))) rmSync(`${dirname(path)}/${name}`);
        }
      }
      const draft = `${path}.${revision}.${process.pid}.tmp`;
      write(draft, text);
      renameSync(draft, path);
      return revision;
    });

  /** What is saved under the lock, until that ends. */
  let later;

  return {
    description,
    capabilities: { durable: true, sharedBetween: "processes", lockedBetween: "processes", encrypted: false },
    async load() {
      const text = bytes();
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text);
      } catch {
        throw new StorageError("storage-corrupt", "broken", { revision: "broken" });
      }
    },
    async save(value, options) {
      if (flaw !== "saves at the end of the lock" || later === undefined) return await store(value, options);
      later.push(() => store(value, options));
      return "later";
    },
    clear: ({ expected }) =>
      exclusively(() => {
        if (revisionOf(bytes()) !== expected) return false;
        rmSync(path);
        return true;
      }),
    withLock: (critical, options) =>
      locally(async () => {
        const held = await take(lockPath, options);
        try {
          later = [];
          return await critical({
            async assertHeld() {
              if (!held.isHeld()) throw new StorageError("storage-lock-lost", "lost");
            },
          });
        } finally {
          for (const save of later) await save();
          later = undefined;
          if (held.isHeld()) rmSync(lockPath, { force: true });
        }
      }, options),
    async close() {},
  };
}
