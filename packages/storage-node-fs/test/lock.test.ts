import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { StorageLockTimeoutError } from "@schwab-kit/core";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { newOwner, parseOwner } from "../src/lock/owner.js";
import { thisMachine } from "../src/lock/this-machine.js";
import { temporaryDirectory } from "./support.js";

const soon = { waitMs: 300, holdMs: 1_000 };
const patient = { waitMs: 20_000, holdMs: 1_000 };

/** A lock that its holder left behind: who, and how many seconds ago. */
function leaveLock(directory: string, owner: string, secondsAgo = 0): string {
  const folder = join(directory, ".token.json.lock", owner);
  mkdirSync(folder, { recursive: true });
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(folder, then, then);
  return folder;
}

/** More than a system gives out: no process has it. */
const deadPid = 2 ** 22 + 1;
const ownerOf = (pid: number, machine = thisMachine()): string => `${pid}~${machine}~5000~${"ab".repeat(9)}`;

it("excludes another handle's holder, and leaves nothing behind", async () => {
  const directory = temporaryDirectory();
  const [one, other] = [tokenFile(join(directory, "token.json")), tokenFile(join(directory, "token.json"))];
  const log: string[] = [];
  const section = (storage: typeof one, name: string) =>
    storage.withLock(async (lock) => {
      log.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await lock.assertHeld();
      log.push(`${name} out`);
    }, patient);
  await Promise.all(["a", "b", "c", "d"].map((name, n) => section(n % 2 === 0 ? one : other, name)));
  for (let at = 0; at < log.length; at += 2) {
    expect(log[at + 1]).toBe(log[at]?.replace("in", "out"));
  }
  expect(log).toHaveLength(8);
  expect(readdirSync(directory)).toEqual([]);
});

it("waits no longer than told, and does not begin then", async () => {
  const path = join(temporaryDirectory(), "token.json");
  let release = (): void => {};
  const holding = tokenFile(path).withLock(
    () => new Promise<void>((resolve) => (release = resolve)),
    patient,
  );
  let hasBegun = false;
  const late = tokenFile(path).withLock(async () => (hasBegun = true), { waitMs: 30, holdMs: 1_000 });
  await expect(late).rejects.toThrow(StorageLockTimeoutError);
  expect(hasBegun).toBe(false);
  const controller = new AbortController();
  const aborted = tokenFile(path).withLock(async () => {}, { ...patient, signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
  release();
  await holding;
  expect(await tokenFile(path).withLock(async () => "free", soon)).toBe("free");
});

it("takes the lock of a dead process at once, by anybody of this machine", async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, ownerOf(deadPid));
  expect(await tokenFile(join(directory, "token.json")).withLock(async () => "mine", soon)).toBe("mine");
  expect(readdirSync(directory)).toEqual([]);
});

it.each([
  ["a running process", ownerOf(process.pid)],
  ["a process of another machine, which may well run", ownerOf(deadPid, "another0mach")],
  ["an entry that names nobody", "hello"],
])("leaves the lock of %s alone while it is young, and takes it when it is old", async (_, owner) => {
  const directory = temporaryDirectory();
  const folder = leaveLock(directory, owner);
  const storage = tokenFile(join(directory, "token.json"));
  await expect(storage.withLock(async () => {}, { waitMs: 40, holdMs: 1_000 })).rejects.toThrow(
    StorageLockTimeoutError,
  );
  expect(existsSync(folder)).toBe(true);
  leaveLock(directory, owner, 61);
  expect(await storage.withLock(async () => "mine", soon)).toBe("mine");
  expect(readdirSync(directory)).toEqual([]);
});

it("takes an old lock even when a clock says that it is from the future", async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, `${process.pid}~${thisMachine()}~400~${"ab".repeat(9)}`, -86_400);
  const storage = tokenFile(join(directory, "token.json"));
  // Seen unchanged for longer than it may be held, by a clock that nobody sets.
  expect(await storage.withLock(async () => "mine", patient)).toBe("mine");
});

it("tells a holder that its lock was taken, whose late end frees nobody else's", async () => {
  const directory = temporaryDirectory();
  const lock = join(directory, ".token.json.lock");
  const storage = tokenFile(join(directory, "token.json"));
  let hasNext = (): void => {};
  await storage
    .withLock(async (held) => {
      await held.assertHeld();
      const [mine = ""] = readdirSync(lock);
      leaveLock(directory, mine, 3_600);
      const next = tokenFile(join(directory, "token.json")).withLock(async (its) => {
        await its.assertHeld();
        await new Promise<void>((resolve) => (hasNext = resolve));
        await its.assertHeld();
      }, patient);
      await expect.poll(() => readdirSync(lock)[0]).not.toBe(mine);
      await expect(held.assertHeld()).rejects.toMatchObject({ code: "storage-lock-lost", action: "retry" });
      setTimeout(() => hasNext(), 50);
      return { next };
    }, patient)
    .then(async ({ next }) => {
      expect(readdirSync(lock)).toHaveLength(1);
      await next;
    });
  expect(readdirSync(directory)).toEqual([]);
});

it("frees the lock when the work fails, and gives the work's own error", async () => {
  const directory = temporaryDirectory();
  const storage = tokenFile(join(directory, "token.json"));
  const failing = storage.withLock(async () => {
    throw new Error("the work's own");
  }, soon);
  await expect(failing).rejects.toThrow("the work's own");
  expect(await storage.withLock(async () => "again", soon)).toBe("again");
  expect(readdirSync(directory)).toEqual([]);
});

it("says what is in the way when the lock's place is taken by a file", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, ".token.json.lock"), "");
  await expect(tokenFile(join(directory, "token.json")).withLock(async () => {}, soon)).rejects.toMatchObject(
    { code: "storage-unwritable", message: expect.stringContaining(".token.json.lock") },
  );
});

it("works without a lock where none can be made and nothing can be saved: a missing directory", async () => {
  const directory = temporaryDirectory();
  const storage = tokenFile(join(directory, "missing", "token.json"));
  expect(await storage.withLock(async (lock) => lock.assertHeld().then(() => "done"), soon)).toBe("done");
  expect(readdirSync(directory)).toEqual([]);
});

it("names an owner so that every part can be read back, and no two alike", () => {
  const owner = newOwner(5_000);
  expect(parseOwner(owner.name)).toEqual(owner);
  expect(owner).toMatchObject({ pid: process.pid, machine: thisMachine(), staleMs: 5_000 });
  expect(newOwner(5_000).name).not.toBe(owner.name);
  expect(owner.name).not.toContain(hostname());
  for (const foreign of [
    "",
    "1~x~5~ab",
    "../up",
    `1~${thisMachine()}~5`,
    `-1~${thisMachine()}~5~${"ab".repeat(9)}`,
  ]) {
    expect(parseOwner(foreign)).toBeUndefined();
  }
});

it("waits behind a broken lock that an interrupted process left empty no longer than a moment", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, ".token.json.lock"));
  const storage = tokenFile(join(directory, "token.json"));
  expect(await storage.withLock(async () => "mine", soon)).toBe("mine");
  rmSync(join(directory, ".token.json.lock"), { recursive: true, force: true });
});
