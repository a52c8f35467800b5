import { randomBytes } from "node:crypto";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import {
  type ErrorCode,
  errorActions,
  type JsonObject,
  memoryStorage,
  SchwabKitError,
  storageFromFunctions,
  TokenManager,
  type TokenStorage,
} from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { openRedisStorage } from "@schwab-kit/storage-redis";
import { expect, onTestFinished, test } from "vitest";
import { leaksIn, shown } from "./support/canary.js";
import { freePort } from "./support/redis-server.js";

const key = randomBytes(32);
const appSecret = "s/3c~r";
const token = { access_token: "aT/7+x=@", refresh_token: "rT/8+y&@", token_type: "Bearer" };
const issuer = "http://127.0.0.1:9";
const record = { creation_timestamp: 1, token: { ...token, expires_in: 1800, expires_at: 1801 }, issuer };
const encodings = ["hex", "base64", "base64url"] as const;
const secrets = [
  appSecret,
  token.access_token,
  token.refresh_token,
  "hunter2",
  ...encodings.map((encoding) => key.toString(encoding)),
];
const said = secrets.join(" ");

type Wrap = (inner: TokenStorage) => TokenStorage;
const encrypted: Wrap = (inner) => encryptedStorage(inner, { key: () => ({ id: "2026", key }) });
const wraps: [string, Wrap][] = [
  ["plain", (inner) => inner],
  ["encrypted", encrypted],
];

/** Raises an error over a storage. */
type Raise = (wrap: Wrap) => Promise<unknown>;
const over =
  (
    open: () => TokenStorage | Promise<TokenStorage>,
    use: (storage: TokenStorage) => Promise<unknown>,
  ): Raise =>
  async (wrap) =>
    await use(watched(wrap(await open())));

/** What a case used besides its error: nothing of it may show a secret either. */
let bystanders: unknown[] = [];
function watched<T>(thing: T): T {
  bystanders.push(thing);
  return thing;
}

function managerOver(storage: TokenStorage): TokenManager {
  const manager = watched(new TokenManager({ storage, appKey: "key", appSecret, baseUrl: issuer }));
  manager.subscribe(watched);
  onTestFinished(() => manager.close());
  return manager;
}
const load = (storage: TokenStorage) => managerOver(storage).getAccessToken();
const adopt = (storage: TokenStorage) => managerOver(storage).adopt(record);

async function newPath(name = "token.json"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-canary-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}
async function fileWith(text: string): Promise<TokenStorage> {
  const path = await newPath();
  await writeFile(path, text);
  return tokenFile(path);
}
async function circle(): Promise<TokenStorage> {
  const path = await newPath();
  await symlink(path, path);
  return tokenFile(path);
}
async function belowFile(): Promise<TokenStorage> {
  const path = await newPath();
  await writeFile(path, said);
  return tokenFile(join(path, "token.json"));
}
function throwing(): never {
  throw Object.assign(new Error(said, { cause: { said } }), { name: said, code: said, record, key });
}
const functions = (given: object) => () =>
  storageFromFunctions({ read: () => undefined, write: () => {}, ...given });
const parsing = functions({ read: () => JSON.parse(token.access_token) });

const saveTwice = async (storage: TokenStorage) => {
  await storage.save(record, { expected: undefined });
  await storage.save(record, { expected: undefined });
};
const lockTwice = (storage: TokenStorage) => {
  const wait = { waitMs: 1, holdMs: 1_000 };
  return storage.withLock(() => storage.withLock(async () => said, wait), wait);
};

const loseLock = (storage: TokenStorage) =>
  storage.withLock(
    async (lock) => {
      const [, file = ""] = /(\/\S+)/.exec(storage.description) ?? [];
      await rm(join(dirname(file), `.${basename(file)}.lock`), { recursive: true });
      await lock.assertHeld();
    },
    { waitMs: 1_000, holdMs: 1_000 },
  );

const cases: [ErrorCode, string, Raise][] = [
  [
    "storage-unreadable",
    "a read function that throws what it knows",
    over(functions({ read: throwing }), load),
  ],
  ["storage-unreadable", "a read function that parses a token", over(parsing, load)],
  ["storage-unreadable", "a file in a circle of links", over(circle, load)],
  ["storage-not-a-file", "a directory", over(async () => tokenFile(await newPath("")), load)],
  ["storage-corrupt", "a cut file", over(() => fileWith(JSON.stringify(record).slice(0, -1)), load)],
  ["storage-corrupt", "a file of tokens", over(() => fileWith(said), load)],
  [
    "storage-unwritable",
    "a write function that throws what it knows",
    over(functions({ write: throwing }), adopt),
  ],
  [
    "storage-unwritable",
    "a file below a file",
    over(belowFile, (storage) => managerOver(storage).prepareLogin()),
  ],
  ["storage-conflict", "a memory that has changed", over(memoryStorage, saveTwice)],
  ["storage-conflict", "a file that has changed", over(async () => tokenFile(await newPath()), saveTwice)],
  ["storage-lock-timeout", "a lock that is held", over(memoryStorage, lockTwice)],
  [
    "storage-unavailable",
    "a Redis that is away",
    async () => {
      // Both in the URL, where people put them, and nothing there to answer.
      const password = encodeURIComponent(token.access_token);
      return await openRedisStorage({
        url: `redis://me:${password}@127.0.0.1:${await freePort()}`,
        login: "main",
      });
    },
  ],
  ["storage-lock-lost", "a lock that others took", over(async () => tokenFile(await newPath()), loseLock)],
];

/** A value that was stored whole, and is wrong. */
const holding =
  (value: object): Raise =>
  async (wrap) => {
    const storage = watched(wrap(memoryStorage()));
    await storage.save(value as JsonObject, { expected: undefined });
    return await load(storage);
  };
const withToken = (change: object) => holding({ ...record, token: { ...record.token, ...change } });
const values: [ErrorCode, string, Raise][] = [
  ["token-invalid", "texts in place of times", holding({ ...record, creation_timestamp: said })],
  ["token-invalid", "a text in place of the token", holding({ ...record, token: said })],
  ["token-invalid", "a text in place of a life", withToken({ expires_in: token.refresh_token })],
  ["token-invalid", "a list in place of a token", withToken({ access_token: [said] })],
  ["token-invalid", "a list in place of an issuer", holding({ ...record, issuer: [said] })],
  ["token-old-format", "a bare token", holding(token)],
  [
    "issuer-mismatch",
    "an issuer with a password",
    holding({ ...record, issuer: "https://me:hunter2@gw.example" }),
  ],
  ["issuer-mismatch", "a token in place of an issuer", holding({ ...record, issuer: token.access_token })],
  ["login-required", "nothing", over(memoryStorage, load)],
];

const sealed = async (value: JsonObject, change: JsonObject = {}) => {
  const inner = memoryStorage();
  await encrypted(inner).save(value, { expected: undefined });
  return memoryStorage({ ...((await inner.load())?.value as JsonObject), ...change });
};
const encryptedOnly: [ErrorCode, string, Raise][] = [
  ["storage-wrong-key", "another key's id", over(() => sealed(record, { keyId: "2025" }), load)],
  ["storage-wrong-key", "another ciphertext", over(() => sealed(record, { iv: "AAECAwQFBgcICQoL" }), load)],
  ["storage-too-new", "a newer version", over(() => sealed(record, { version: 2, said }), load)],
  [
    "storage-corrupt",
    "a token in place of the ciphertext",
    over(() => sealed(record, { ciphertext: said }), load),
  ],
  ["storage-corrupt", "a plain record", over(() => memoryStorage(record), load)],
];

const all = [
  ...wraps.flatMap(([kind, wrap]) =>
    [...cases, ...values].map(([code, name, raise]) => [code, kind, name, raise, wrap] as const),
  ),
  ...encryptedOnly.map(([code, name, raise]) => [code, "encrypted", name, raise, encrypted] as const),
];

test.each(all)("%s (%s) of a storage with %s shows no secret", async (code, _, __, raise, wrap) => {
  bystanders = [];
  const error = await raise(wrap).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SchwabKitError);
  expect(error).toMatchObject({ code });
  const everything = [error, ...bystanders].map(shown).join("\n");
  expect(leaksIn(everything, secrets)).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what would steer a terminal
  expect((error as Error).message).not.toMatch(/[\u0000-\u001f]/);
});

test("every code of a storage is among them", () => {
  const raised = new Set(all.map(([code]) => code));
  const codes = Object.keys(errorActions).filter((code) => code.startsWith("storage-"));
  expect(codes.filter((code) => !raised.has(code as ErrorCode))).toEqual([]);
});
