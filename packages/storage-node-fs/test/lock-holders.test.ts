import { mkdirSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lockHolders, tokenFile } from "../src/index.js";
import { thisMachine } from "../src/lock/this-machine.js";
import { temporaryDirectory } from "./support.js";

/** A lock that its holder took so many seconds ago. */
function leave(directory: string, lock: "lock" | "write", entry: string, secondsAgo = 0): void {
  const folder = join(directory, `.token.json.${lock}`, entry);
  mkdirSync(folder, { recursive: true });
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(folder, then, then);
}

const entryOf = (pid: number, machine = thisMachine()) => `${pid}~${machine}~5000~${"ab".repeat(9)}`;

it("names the process that renews the token, while it does, also behind a link", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  symlinkSync(path, join(directory, "link.json"));
  expect(lockHolders(path)).toEqual([]);
  const seen = await tokenFile(path).withLock(async () => lockHolders(join(directory, "link.json")), {
    waitMs: 1_000,
    holdMs: 1_000,
  });
  expect(seen).toEqual([
    { lock: "renewing", pid: process.pid, isHere: true, heldMs: expect.any(Number), isAbandoned: false },
  ]);
  expect(lockHolders(path)).toEqual([]);
});

it.each([
  ["a dead process", entryOf(2 ** 22 + 1), 1, { pid: 2 ** 22 + 1, isHere: true, isAbandoned: true }],
  ["another machine's", entryOf(process.pid, "x".repeat(12)), 1, { isHere: false, isAbandoned: false }],
  ["one that takes too long", entryOf(process.pid), 6, { pid: process.pid, isAbandoned: true }],
  ["something else's", "stranger", 1, { pid: undefined, isHere: false, isAbandoned: false }],
])("tells %s lock from one that is rightly held", (_, entry, secondsAgo, expected) => {
  const directory = temporaryDirectory();
  leave(directory, "write", entry, secondsAgo);
  const [holder, ...others] = lockHolders(join(directory, "token.json"));
  expect(others).toEqual([]);
  expect(holder).toMatchObject({ lock: "writing", ...expected });
  expect(Math.round((holder?.heldMs ?? 0) / 1000)).toBeGreaterThanOrEqual(secondsAgo);
});

it("says so when the lock can't be looked at", () => {
  const path = join(temporaryDirectory(), "circle.json");
  symlinkSync(path, path);
  expect(() => lockHolders(path)).toThrow(expect.objectContaining({ code: "storage-unreadable" }));
});
