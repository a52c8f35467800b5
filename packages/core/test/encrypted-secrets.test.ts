import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { encryptedStorage } from "../src/encrypted/index.js";
import { type JsonObject, memoryStorage, SchwabKitError, type TokenStorage } from "../src/index.js";
import { rejection } from "./support.js";

const key = randomBytes(32);
const shortened = key.subarray(0, 31);
const token = "I0.SECRET-OF-THE-RUN@";
const value = { token: { access_token: token } };

/** Every spelling that a key or token could leak in; of each also a piece, as a parser would quote it. */
const secrets = [
  ...[key, Buffer.from(token)].flatMap((bytes) =>
    (["hex", "base64", "base64url", "latin1"] as const).map((encoding) => bytes.toString(encoding)),
  ),
  [...key].join(", "),
  inspect(key).slice(8, -1),
  token,
  "correct horse",
].flatMap((text) => [text, text.slice(0, 12), text.slice(-12)]);

function shown(thing: unknown): string {
  return [
    inspect(thing, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(thing),
    String(thing),
    thing instanceof Error ? thing.stack : "",
  ].join("\n");
}

const over = (inner: TokenStorage, given: unknown) =>
  encryptedStorage(inner, { key: (typeof given === "function" ? given : () => given) as never });

async function envelope(change: JsonObject = {}): Promise<TokenStorage> {
  const inner = memoryStorage();
  await over(inner, { id: "2026", key }).save(value, { expected: undefined });
  return memoryStorage({ ...((await inner.load())?.value as JsonObject), ...change });
}

const throwing = () => {
  throw Object.assign(new Error(`${key.toString("hex")} ${token}`), { name: token, code: token, key });
};
const badKeys: [string, unknown][] = [
  ["a key function that throws what it knows", throwing],
  ["one that parses", () => JSON.parse(token)],
  ["a short key", { id: "2026", key: shortened }],
  ["a short key in base64", { id: "2026", key: shortened.toString("base64") }],
  ["hexadecimal digits", { id: "2026", key: key.toString("hex") }],
  ["a passphrase", { id: "2026", key: "correct horse battery staple" }],
  ["the key as the id", { id: key.toString("base64"), key: key.toString("base64") }],
  ["a passphrase as the id", { id: "correct horse", key }],
  ["the key alone", key.toString("base64")],
  ["the key without its id", key],
  ["an array", { id: "2026", key: [...key] }],
];

test.each(badKeys)("%s: no error shows any of it", async (_, given) => {
  const storage = over(await envelope(), given);
  const errors = await Promise.all([
    rejection(storage.load()),
    rejection(storage.save(value, { expected: "1" })),
    rejection(storage.assertWritable?.() ?? Promise.resolve()),
  ]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(SchwabKitError);
    expectClean(error);
  }
});

test.each<[string, () => Promise<TokenStorage> | TokenStorage]>([
  ["another key", async () => over(await envelope(), { id: "2026", key: randomBytes(32) })],
  ["an unknown id", async () => over(await envelope({ keyId: "2025" }), { id: "2026", key })],
  ["a newer version", async () => over(await envelope({ version: 2 }), { id: "2026", key })],
  ["a damaged member", async () => over(await envelope({ ciphertext: token }), { id: "2026", key })],
  ["a damaged algorithm", async () => over(await envelope({ algorithm: token }), { id: "2026", key })],
  ["a plain record", () => over(memoryStorage(value), { id: "2026", key })],
  ["a plain token", () => over(memoryStorage(token as never), { id: "2026", key })],
])("%s: the error shows neither key nor token", async (_, open) => {
  const error = await rejection((await open()).load());
  expect(error).toBeInstanceOf(SchwabKitError);
  expectClean(error);
});

test("a key in place of the key function, or beside it, shows nowhere", async () => {
  for (const options of [{ key: key.toString("base64") }, { key }, key]) {
    expectClean(await rejection((async () => encryptedStorage(memoryStorage(), options as never))()));
  }
  const inner = await envelope();
  const storage = over(inner, { id: "2026", key });
  await storage.load();
  expectClean(storage);
  expectClean((await inner.load())?.value);
});

function expectClean(thing: unknown): void {
  const text = shown(thing);
  expect(text.length).toBeGreaterThan(100);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}
