import { memoryStorage } from "@schwab-kit/core";
import { expect, test } from "vitest";
import { allPromises } from "../src/all-promises.js";
import { testTokenStorage } from "../src/index.js";
import { backingOf } from "./broken/broken-storage.js";
import { brokenSaves } from "./broken/saves.js";
import { judge } from "./judge.js";
import { newPlace, soundStorage } from "./sound-storage.js";

test("the list says what is tested, and why the rest is not", async () => {
  const { printed, passed } = await judge("memory", () => ({ open: () => memoryStorage() }));
  expect(printed[0]).toBe(
    'memory: durable false, sharedBetween "nothing", lockedBetween "nothing", encrypted false; ' +
      "verified through the one handle there is.",
  );
  expect(printed).toContain("  tested      load changes nothing");
  expect(printed).toContain(
    "  not tested  what was saved is there when the storage is closed and opened again, and can be saved over: " +
      "the storage does not say that it is durable",
  );
  expect(printed.filter((line) => line.startsWith("  tested"))).toHaveLength(passed.length);
});

test("what builds on a broken promise is said to be not judged", async () => {
  const broken = brokenSaves.find(({ flaw }) => flaw === "saves without comparing");
  if (broken === undefined) throw new Error("That storage is gone.");
  const { printed, messages } = await judge("a storage", () => backingOf(broken));
  expect(printed).toContain(
    "  not judged  of many saves at once exactly one wins, and the others conflict: it builds on " +
      '"save compares: a stale revision is a conflict and changes nothing", which is broken',
  );
  expect(messages).toEqual([
    "a storage breaks a promise: save compares: a stale revision is a conflict and changes nothing.\n" +
      '  Expected: save with a stale revision rejects with an error whose code is "storage-conflict".\n' +
      "  Happened: it did not reject.",
  ]);
});

test("somebody's token in a place that should be empty is neither shown nor overwritten, by any promise", async () => {
  const text = JSON.stringify({ token: { refresh_token: "SOMEBODYS-TOKEN" }, SOMEBODYS: 1 });
  const messages: string[] = [];
  for (const { name } of allPromises) {
    const place = newPlace();
    const runs = new Map<string, () => Promise<void>>();
    await testTokenStorage({
      name: "a storage",
      test: (title, run) => runs.set(title, run),
      print: () => {},
      patienceMs: 500,
      backing: () => ({ open: () => soundStorage(place), leftovers: () => [], rawBytes: () => text }),
    });
    place.stored = { text, revision: "SOMEBODYS-REVISION" };
    await runs
      .get(`a storage: ${name}`)?.()
      .catch((error: Error) => messages.push(error.message));
    expect(place.stored.text, name).toBe(text);
  }
  expect(messages.length).toBeGreaterThan(25);
  expect(messages.join()).not.toContain("SOMEBODYS");
});

test("a storage that never answers fails, and does not hang the run", async () => {
  const silent = () => ({ ...memoryStorage(), withLock: () => new Promise<never>(() => {}) });
  const { broken, passed } = await judge("a storage", () => ({ open: silent }), 100);
  expect(broken).toContain("only one critical section runs at a time");
  expect(passed).toContain("load changes nothing");
});
