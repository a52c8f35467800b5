import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { encryptedStorage } from "../src/encrypted/index.js";
import { type HeldLock, type LockOptions, memoryStorage, type TokenStorage } from "../src/index.js";
import { keyOf, rejection } from "./support.js";

/** A storage whose methods need their `this`, and that notes what it was asked. */
class NotingStorage implements TokenStorage {
  readonly description = "notes";
  readonly capabilities = {
    durable: true,
    sharedBetween: "machines",
    lockedBetween: "tabs",
    encrypted: false,
  } as const;
  readonly asked: unknown[] = [];
  readonly #inner = memoryStorage();

  load(options?: { readonly signal?: AbortSignal }) {
    this.asked.push(["load", options]);
    return this.#inner.load(options);
  }
  save(value: never, options: { readonly expected: string | undefined }) {
    this.asked.push(["save", options]);
    return this.#inner.save(value, options);
  }
  clear(options: { readonly expected: string }) {
    this.asked.push(["clear", options]);
    return this.#inner.clear(options);
  }
  withLock<T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions) {
    this.asked.push(["withLock", options]);
    return this.#inner.withLock(critical, options);
  }
  async assertWritable() {
    this.asked.push(["assertWritable"]);
  }
  subscribe(listener: (revision: string | undefined) => void) {
    this.asked.push(["subscribe"]);
    return this.#inner.subscribe?.(listener) ?? (() => {});
  }
  async close() {
    this.asked.push(["close"]);
    await this.#inner.close();
  }
}

test("everything but the value goes to the storage and comes back as it is", async () => {
  const inner = new NotingStorage();
  const storage = encryptedStorage(inner, { key: keyOf("2026") });
  expect(storage.description).toBe("encrypted notes");
  expect(storage.capabilities).toEqual({ ...inner.capabilities, encrypted: true });
  const seen: unknown[] = [];
  const stop = storage.subscribe?.((revision) => seen.push(revision));
  const { signal } = new AbortController();
  const lockOptions = { waitMs: 5, holdMs: 7, signal };

  await storage.assertWritable?.();
  const revision = await storage.save({ n: 1 }, { expected: undefined });
  expect(await storage.load({ signal })).toEqual({ value: { n: 1 }, revision });
  expect((await inner.load())?.revision).toBe(revision);
  expect(await storage.withLock(async () => "held", lockOptions)).toBe("held");
  expect(await storage.clear({ expected: revision })).toBe(true);
  expect(seen).toEqual([revision, undefined]);
  stop?.();
  await storage.close();
  expect(inner.asked).toEqual([
    ["subscribe"],
    ["assertWritable"],
    ["save", { expected: undefined }],
    ["load", { signal }],
    ["load", undefined],
    ["withLock", lockOptions],
    ["clear", { expected: revision }],
    ["close"],
  ]);
});

test("a storage that tells of no changes gets no subscribe", () => {
  const { subscribe: _, ...inner } = memoryStorage();
  expect("subscribe" in encryptedStorage(inner, { key: keyOf("2026") })).toBe(false);
});

test("a storage that can't tell whether it is writable still has its key checked before a login", async () => {
  const storage = encryptedStorage(memoryStorage(), { key: () => undefined });
  expect(await rejection(storage.assertWritable?.() ?? Promise.resolve())).toMatchObject({
    code: "config-missing",
  });
  await encryptedStorage(memoryStorage(), { key: keyOf("2026") }).assertWritable?.();
});

test("the value is encrypted before the storage compares, so that nothing waits between comparing and writing", async () => {
  const order: string[] = [];
  const inner = memoryStorage();
  const storage = encryptedStorage(
    {
      ...inner,
      async save(value, options) {
        order.push("save begins");
        return await inner.save(value, options).finally(() => order.push("save ends"));
      },
    },
    {
      async key() {
        order.push("key asked");
        await new Promise((resolve) => setImmediate(resolve));
        order.push("key given");
        return { id: "2026", key: randomBytes(32) };
      },
    },
  );
  await storage.save({ n: 1 }, { expected: undefined });
  expect(order).toEqual(["key asked", "key given", "save begins", "save ends"]);
});

test("a key function that never answers is left by a load whose caller aborts", async () => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save({ n: 1 }, { expected: undefined });
  const controller = new AbortController();
  const storage = encryptedStorage(inner, {
    key: () => {
      controller.abort(new Error("enough"));
      return new Promise(() => {});
    },
  });
  expect(await rejection(storage.load({ signal: controller.signal }))).toMatchObject({ message: "enough" });
});

test("nothing stored needs no key", async () => {
  const storage = encryptedStorage(memoryStorage(), {
    key: () => {
      throw new Error("It was asked.");
    },
  });
  expect(await storage.load()).toBeUndefined();
});

test.each([
  ["no options", undefined],
  ["no function", {}],
  ["a key instead of a function", { key: randomBytes(32).toString("base64") }],
])("%s is refused, without showing it", (_, options) => {
  expect(() => encryptedStorage(memoryStorage(), options as never)).toThrow(
    expect.objectContaining({
      code: "config-invalid",
      message: "encryptedStorage needs a function that gives the key: { key: () => ({ id, key }) }.",
    }),
  );
});
