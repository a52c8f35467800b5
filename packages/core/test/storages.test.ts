import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createLocalLock, storageFromFunctions } from "../src/index.js";
import { rejection } from "./support.js";

// What every storage promises is tested of these in @schwab-kit/storage-testkit.

test("the lock of one process lets waiters in in the order of their coming", async () => {
  const withLock = createLocalLock("token");
  const log: string[] = [];
  const section = (name: string) =>
    withLock(
      async () => {
        log.push(`${name} in`);
        await new Promise((resolve) => setImmediate(resolve));
        log.push(`${name} out`);
      },
      { waitMs: 5_000, holdMs: 5_000 },
    );
  await Promise.all([section("a"), section("b"), section("c")]);
  expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

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

test("anything but two functions is refused", () => {
  expect(() => storageFromFunctions({ read: () => null } as never)).toThrow(
    expect.objectContaining({ code: "config-invalid" }),
  );
});
