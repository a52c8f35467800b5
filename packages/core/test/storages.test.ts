import { inspect } from "node:util";
import { expect, test } from "vitest";
import { encryptedStorage } from "../src/encrypted/index.js";
import {
  memoryStorage,
  StorageConflictError,
  type StoredValue,
  storageFromFunctions,
  type TokenStorage,
} from "../src/index.js";
import { keyOf, rejection } from "./support.js";

function overValues(): TokenStorage {
  let stored: unknown;
  return storageFromFunctions({
    read: () => stored,
    write: async (value) => {
      stored = structuredClone(value);
    },
    remove: () => {
      stored = undefined;
    },
  });
}

function overRevisions(): TokenStorage {
  let stored: StoredValue | undefined;
  let count = 0;
  return storageFromFunctions({
    sharedBetween: "machines",
    read: async () => stored && structuredClone(stored),
    write(value, { expected }) {
      if (stored?.revision !== expected) throw new StorageConflictError("row 1");
      stored = { value: structuredClone(value), revision: `${++count}` };
      return stored.revision;
    },
    remove({ expected }) {
      if (stored?.revision !== expected) return false;
      stored = undefined;
      return true;
    },
  });
}

const storages: [string, () => TokenStorage][] = [
  ["memory", () => memoryStorage()],
  ["functions over values", overValues],
  ["functions over revisions", overRevisions],
  ["encrypted memory", () => encryptedStorage(memoryStorage(), { key: keyOf("2026") })],
  ["encrypted functions", () => encryptedStorage(overRevisions(), { key: keyOf("2026") })],
];

test.each(storages)("%s: gives back what was stored, and absent only when it is", async (_, open) => {
  const storage = open();
  expect(await storage.load()).toBeUndefined();
  const revision = await storage.save({ a: { b: ["ü", null, 1.5] } }, { expected: undefined });
  expect(await storage.load()).toEqual({ value: { a: { b: ["ü", null, 1.5] } }, revision });
});

test.each(storages)("%s: what was loaded can't be changed behind its back", async (_, open) => {
  const storage = open();
  const value = { a: [1] };
  await storage.save(value, { expected: undefined });
  value.a.push(2);
  ((await storage.load())?.value as typeof value | undefined)?.a.push(3);
  expect((await storage.load())?.value).toEqual({ a: [1] });
});

test.each(storages)("%s: compares before it swaps or clears", async (_, open) => {
  const storage = open();
  const first = await storage.save({ n: 1 }, { expected: undefined });
  expect(await rejection(storage.save({ n: 2 }, { expected: undefined }))).toBeInstanceOf(
    StorageConflictError,
  );
  const second = await storage.save({ n: 2 }, { expected: first });
  expect(second).not.toBe(first);
  expect(await rejection(storage.save({ n: 3 }, { expected: first }))).toBeInstanceOf(StorageConflictError);
  expect(await storage.clear({ expected: first })).toBe(false);
  expect((await storage.load())?.value).toEqual({ n: 2 });
  expect(await storage.clear({ expected: second })).toBe(true);
  expect(await storage.load()).toBeUndefined();
  expect(await storage.clear({ expected: second })).toBe(false);
});

test.each(storages)("%s: of many swaps at once exactly one wins", async (_, open) => {
  const storage = open();
  const expected = await storage.save({ n: 0 }, { expected: undefined });
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => storage.save({ n: n + 1 }, { expected })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});

test.each(storages)("%s: only one critical section runs at a time, in order", async (_, open) => {
  const storage = open();
  const log: string[] = [];
  const section = (name: string) =>
    storage.withLock(
      async (lock) => {
        log.push(`${name} in`);
        await lock.assertHeld();
        await new Promise((resolve) => setImmediate(resolve));
        log.push(`${name} out`);
      },
      { waitMs: 5_000, holdMs: 5_000 },
    );
  await Promise.all([section("a"), section("b"), section("c")]);
  expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test.each(storages)(
  "%s: a wait that runs out or is aborted overtakes nobody and blocks nobody",
  async (_, open) => {
    const storage = open();
    let release = (): void => {};
    const options = { waitMs: 5_000, holdMs: 5_000 };
    const holder = storage.withLock(() => new Promise<void>((resolve) => (release = resolve)), options);
    expect(await rejection(storage.withLock(async () => {}, { ...options, waitMs: 10 }))).toMatchObject({
      code: "storage-lock-timeout",
    });
    const controller = new AbortController();
    const aborted = rejection(storage.withLock(async () => {}, { ...options, signal: controller.signal }));
    controller.abort(new Error("enough"));
    expect(await aborted).toMatchObject({ message: "enough" });
    const next = storage.withLock(async () => "mine", options);
    release();
    await holder;
    expect(await next).toBe("mine");
  },
);

test("a function that fails is a storage error that says which, without its secrets", async () => {
  const secret = "A".repeat(40);
  const storage = storageFromFunctions({
    description: "token in the parameter store",
    read: () => Promise.reject(new Error(`denied for ${secret}`)),
    write: () => {
      throw new Error("throttled");
    },
  });
  const error = await rejection(storage.load());
  expect(error).toMatchObject({
    code: "storage-unreadable",
    message: expect.stringContaining("read function of the token in the parameter store failed"),
  });
  expect(String(error)).not.toContain(secret);
  const broken = storageFromFunctions({
    read: () => null,
    write: () => Promise.reject(new Error("throttled")),
  });
  expect(await rejection(broken.save({}, { expected: undefined }))).toMatchObject({
    code: "storage-unwritable",
  });
  await broken.close();
});

test("a function that parses what it read shows no piece of it when that is broken", async () => {
  for (const text of ["I0.SECRET@", '{"token":{"refresh_token":SECRET99}}', '{"token":"SECRET']) {
    const storage = storageFromFunctions({ read: () => JSON.parse(text), write: () => {} });
    const error = await rejection(storage.load());
    expect(error).toMatchObject({
      code: "storage-unreadable",
      message: expect.stringContaining("SyntaxError"),
    });
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("SEC");
  }
});

test("without a remove function logging out is refused, not pretended", async () => {
  const storage = storageFromFunctions({ read: () => ({ n: 1 }), write: () => {} });
  const stored = await storage.load();
  expect(await rejection(storage.clear({ expected: stored?.revision ?? "" }))).toMatchObject({
    code: "storage-unwritable",
    message: expect.stringContaining("remove"),
  });
});

test("a revision shows nothing of the value", async () => {
  const storage = storageFromFunctions({ read: () => ({ token: "hush-hush" }), write: () => {} });
  expect((await storage.load())?.revision).not.toContain("hush");
});

test("memory tells its listeners revisions only", async () => {
  const storage = memoryStorage();
  const seen: unknown[] = [];
  const stop = storage.subscribe?.((revision) => seen.push(revision));
  const revision = await storage.save({ n: 1 }, { expected: undefined });
  await storage.clear({ expected: revision });
  stop?.();
  await storage.save({ n: 2 }, { expected: undefined });
  expect(seen).toEqual([revision, undefined]);
});

test("anything but two functions is refused", () => {
  expect(() => storageFromFunctions({ read: () => null } as never)).toThrow(
    expect.objectContaining({ code: "config-invalid" }),
  );
});
