import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type EncryptionKey, encryptedStorage } from "../src/encrypted/index.js";
import { memoryStorage, StorageError } from "../src/index.js";
import { keyOf, rejection } from "./support.js";

const bytes = randomBytes(32);
const value = { token: "hush" };

const cryptoKey = (
  algorithm: object = { name: "AES-GCM", length: 256 },
  usages: KeyUsage[] = ["encrypt", "decrypt"],
) => crypto.subtle.generateKey(algorithm as AesKeyGenParams, false, usages);

test.each<[string, EncryptionKey["key"] | Promise<CryptoKey>]>([
  ["bytes", bytes],
  [
    "bytes in a Uint8Array that sees a part of a buffer",
    new Uint8Array([1, ...bytes, 2].flat()).subarray(1, 33),
  ],
  ["base64", bytes.toString("base64")],
  ["base64 with the line break of its file", `${bytes.toString("base64")}\n`],
  ["base64url", bytes.toString("base64url")],
  ["a CryptoKey that can't be extracted", cryptoKey()],
])("a key may come as %s, at once or later", async (_, given) => {
  const key = await given;
  const inner = memoryStorage();
  const storage = encryptedStorage(inner, { key: () => ({ id: "2026", key }) });
  const revision = await storage.save(value, { expected: undefined });
  const later = encryptedStorage(inner, { key: async () => ({ id: "2026", key }) });
  expect(await later.load()).toEqual({ value, revision });
  expect(JSON.stringify(await inner.load())).not.toContain("hush");
});

test("all the ways to write one key are that key", async () => {
  const inner = memoryStorage();
  const over = (key: EncryptionKey["key"]) => encryptedStorage(inner, { key: () => ({ id: "2026", key }) });
  await over(bytes).save(value, { expected: undefined });
  for (const key of [bytes.toString("base64"), bytes.toString("base64url"), new Uint8Array(bytes)]) {
    expect((await over(key).load())?.value).toEqual(value);
  }
});

test.each<[string, unknown, string]>([
  ["16 bytes", { id: "2026", key: randomBytes(16) }, "16 bytes instead of 32"],
  ["33 bytes in base64", { id: "2026", key: randomBytes(33).toString("base64") }, "33 bytes instead of 32"],
  ["hexadecimal digits", { id: "2026", key: bytes.toString("hex") }, "48 bytes instead of 32"],
  ["blanks", { id: "2026", key: "  " }, "0 bytes instead of 32"],
  ["a passphrase", { id: "2026", key: "correct horse battery staple" }, "a text that is not base64"],
  ["a shortened key", { id: "2026", key: bytes.toString("base64").slice(2) }, "a text that is not base64"],
  [
    "a passphrase's bytes",
    { id: "2026", key: Buffer.alloc(32, "correct horse ") },
    "as a passphrase has them",
  ],
  ["an empty buffer", { id: "2026", key: new Uint8Array(32) }, "the same byte 32 times"],
  ["a number", { id: "2026", key: 42 }, "a key of type number"],
  ["no id", { key: bytes }, "an id that is not"],
  ["an id with blanks", { id: "my key", key: bytes }, "an id that is not"],
  [
    "the key as id",
    { id: `k:${bytes.toString("base64")}`, key: `${bytes.toString("base64")}\n` },
    "as the id too",
  ],
  ["the key alone", bytes.toString("base64"), "gave a string"],
])("%s is refused as a key, for writing and reading, without being shown", async (_, given, message) => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const storage = encryptedStorage(inner, { key: () => given as EncryptionKey });
  const attempts = [
    () => storage.load(),
    () => storage.save(value, { expected: "1" }),
    async () => await storage.assertWritable?.(),
  ];
  for (const attempt of attempts) {
    const error = await rejection(attempt());
    expect(error).toMatchObject({
      name: "ConfigError",
      code: "config-invalid",
      message: expect.stringContaining(message),
    });
    expect(String(error)).not.toContain("horse");
    expect(String(error)).not.toContain(bytes.toString("base64").slice(1, 9));
  }
});

test.each<[string, object, KeyUsage[]]>([
  ["of 128 bits", { name: "AES-GCM", length: 128 }, ["encrypt", "decrypt"]],
  ["for AES-CBC", { name: "AES-CBC", length: 256 }, ["encrypt", "decrypt"]],
  ["for wrapping keys only", { name: "AES-GCM", length: 256 }, ["wrapKey"]],
])("a CryptoKey %s is refused", async (_, algorithm, usages) => {
  const key = await cryptoKey(algorithm, usages);
  const storage = encryptedStorage(memoryStorage(), { key: () => ({ id: "2026", key }) });
  expect(await rejection(storage.save(value, { expected: undefined }))).toMatchObject({
    code: "config-invalid",
    message: expect.stringContaining('AES-GCM with 256 bits and the usage "encrypt"'),
  });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an unset variable", { id: "2026", key: undefined }],
  ["an empty variable", { id: "2026", key: "" }],
])("%s is no key: nothing is written, and what is stored can't be read", async (_, given) => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const before = await inner.load();
  const storage = encryptedStorage(inner, { key: () => given as undefined });
  expect(await rejection(storage.save(value, { expected: before?.revision }))).toMatchObject({
    code: "config-missing",
  });
  expect(await rejection(storage.load())).toMatchObject({
    code: "storage-wrong-key",
    message: expect.stringContaining(
      'encrypted with the key "2026", and the key function has none of that id',
    ),
  });
  expect(await inner.load()).toEqual(before);
});

test("where no key is anywhere else, what none of them opens may be replaced by a login", async () => {
  const inner = memoryStorage();
  const revision = await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const other = keyOf("2026", "2027");
  for (const key of [other, () => other("2027"), () => undefined]) {
    const error = await rejection(encryptedStorage(inner, { key, hasEveryKey: true }).load());
    expect(error).toMatchObject({ code: "storage-wrong-key", action: "login", revision });
  }
});

test("a StorageError of the key function is passed on, as it says already what to do", async () => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const error = new StorageError("storage-unavailable", "The key store is closed. Open it.");
  const storage = encryptedStorage(inner, { key: () => Promise.reject(error) });
  expect(await rejection(storage.load())).toBe(error);
  expect(await rejection(storage.save(value, { expected: undefined }))).toBe(error);
});

test("another key of the same id, and a function that knows its one key only, are wrong keys that replace nothing", async () => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const other = keyOf("2026", "2027");
  for (const [key, message] of [
    [other, "written with another key of that id, or changed since"],
    [() => other("2027"), "has none of that id"],
  ] as const) {
    const error = await rejection(encryptedStorage(inner, { key }).load());
    expect(error).toMatchObject({
      code: "storage-wrong-key",
      action: "fix-config",
      retryable: false,
      message: expect.stringContaining(message),
    });
    expect(error).toHaveProperty("revision", undefined);
  }
});

test("after a rotation the old key still reads, and the next write is under the new one", async () => {
  const inner = memoryStorage();
  const both = keyOf("2026", "2027");
  await encryptedStorage(inner, { key: () => both("2026") }).save(value, { expected: undefined });
  const asked: unknown[] = [];
  const storage = encryptedStorage(inner, {
    key(...ids) {
      asked.push(ids);
      return both(...ids);
    },
  });
  const stored = await storage.load();
  expect(stored?.value).toEqual(value);
  await storage.save({ token: "next" }, { expected: stored?.revision });
  expect(asked).toEqual([["2026"], []]);
  expect((await inner.load())?.value).toMatchObject({ keyId: "2027" });
  const onlyNew = encryptedStorage(inner, { key: () => both("2027") });
  expect((await onlyNew.load())?.value).toEqual({ token: "next" });
});

test("a key function may be a method of its keyring", async () => {
  class Keyring {
    readonly #keys = keyOf("2026");
    key(id?: string) {
      return this.#keys(id);
    }
  }
  const storage = encryptedStorage(memoryStorage(), new Keyring());
  await storage.save(value, { expected: undefined });
  expect((await storage.load())?.value).toEqual(value);
});

test("a key function that fails is a storage error that shows its kind and nothing else, and replaces nothing", async () => {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key: keyOf("2026") }).save(value, { expected: undefined });
  const failures = [
    () => {
      throw Object.assign(new TypeError(`bad key ${bytes.toString("hex")}`), { code: "ECONNREFUSED" });
    },
    () => Promise.reject(new (class extends TypeError {})(bytes.toString("base64"))),
  ];
  for (const key of failures) {
    const storage = encryptedStorage(inner, { key });
    const reading = await rejection(storage.load());
    expect(reading).toMatchObject({
      code: "storage-unreadable",
      message: expect.stringContaining(
        "key function of the encrypted token memory of this process failed (TypeError",
      ),
    });
    expect(reading).toHaveProperty("revision", undefined);
    expect(reading).not.toHaveProperty("cause");
    expect(await rejection(storage.save(value, { expected: "1" }))).toMatchObject({
      code: "storage-unwritable",
    });
  }
  const error = await rejection(encryptedStorage(inner, { key: failures[0] as never }).load());
  expect(String(error)).toContain("(TypeError ECONNREFUSED)");
});
