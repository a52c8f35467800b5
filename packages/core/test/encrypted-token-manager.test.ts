import { expect, test } from "vitest";
import { encryptedStorage } from "../src/encrypted/index.js";
import { type JsonObject, memoryStorage, type TokenRecord, type TokenStorage } from "../src/index.js";
import { keyOf, logIn, managerFor, refreshes, rejection, sandboxFor, testClock } from "./support.js";

/** A manager whose first login is stored in `inner`, encrypted, and whose access token has run out. */
async function loggedInOver(inner: TokenStorage, key: Parameters<typeof encryptedStorage>[1]["key"]) {
  const clock = testClock();
  const sandbox = await sandboxFor({ now: clock.read });
  const storage = encryptedStorage(inner, { key });
  const options = { clock: clock.read };
  const manager = managerFor(sandbox, storage, options);
  await manager.prepareLogin();
  const record = await logIn(sandbox, clock.read);
  await manager.adopt(record);
  clock.advance(1801);
  const restarted = (keys = key) => managerFor(sandbox, encryptedStorage(inner, { key: keys }), options);
  return { clock, sandbox, storage, manager, record, restarted };
}

type Change = (value: JsonObject) => JsonObject | Promise<JsonObject>;

/** Puts another value in place of what is stored, as somebody else would. */
async function replace(inner: TokenStorage, change: Change): Promise<unknown> {
  const stored = await inner.load();
  const value = await change(stored?.value as JsonObject);
  await inner.save(value, { expected: stored?.revision });
  return value;
}

test("a login is stored encrypted, refreshed, found again by the next process, and ended", async () => {
  const inner = memoryStorage();
  const { sandbox, manager, record, restarted } = await loggedInOver(inner, keyOf("2026"));
  const token = await manager.getAccessToken();
  expect(token).not.toBe(record.token.access_token);
  expect(await restarted().getAccessToken()).toBe(token);
  expect(refreshes(sandbox)).toBe(1);
  const stored = JSON.stringify(await inner.load());
  for (const secret of [token, record.token.refresh_token]) expect(stored).not.toContain(secret);
  expect((await manager.status()).storage).toBe("encrypted token memory of this process");
  expect((await manager.logout()).cleared).toBe(true);
  expect(await inner.load()).toBeUndefined();
});

test("the first refresh after a key rotation encrypts under the new key", async () => {
  const inner = memoryStorage();
  const keys = keyOf("2026", "2027");
  const { restarted } = await loggedInOver(inner, (id = "2026") => keys(id));
  expect((await inner.load())?.value).toMatchObject({ keyId: "2026" });
  const token = await restarted(keys).getAccessToken();
  expect((await inner.load())?.value).toMatchObject({ keyId: "2027" });
  expect(await restarted(() => keys("2027")).getAccessToken()).toBe(token);
});

test.each<[string, string, Change]>([
  [
    "storage-wrong-key",
    "one changed character",
    (value) => ({
      ...value,
      ciphertext: String(value["ciphertext"]).replace(/^./, (a) => (a === "A" ? "B" : "A")),
    }),
  ],
  [
    "storage-wrong-key",
    "the record under another key",
    async () => {
      const other = memoryStorage();
      await encryptedStorage(other, { key: keyOf("2026") }).save({ n: 1 }, { expected: undefined });
      return (await other.load())?.value as JsonObject;
    },
  ],
  ["storage-too-new", "a newer version", (value) => ({ ...value, version: 2 })],
])("%s of %s is never replaced, neither by a refresh nor by a login", async (code, _, change) => {
  const inner = memoryStorage();
  const { sandbox, clock, manager, restarted } = await loggedInOver(inner, keyOf("2026"));
  const damaged = await replace(inner, change);
  const fresh = restarted();
  const record = await logIn(sandbox, clock.read);
  const attempts = [
    // Holds the login in memory, and finds this when it wants to renew.
    () => manager.getAccessToken(),
    () => fresh.getAccessToken(),
    () => fresh.prepareLogin(),
    () => fresh.adopt(record),
    () => fresh.adopt(record, { replaceUnreadable: true }),
    () => fresh.logout(),
  ];
  for (const attempt of attempts) expect(await rejection(attempt())).toMatchObject({ code });
  expect((await inner.load())?.value).toEqual(damaged);
  expect(refreshes(sandbox)).toBe(0);
});

test.each<[string, (record: TokenRecord) => Change]>([
  [
    "a damaged envelope",
    () =>
      ({ iv: _, ...rest }) =>
        rest,
  ],
  ["a plain record", (record) => () => record as unknown as JsonObject],
])("%s is replaced by an explicit login, and never by a refresh", async (_, change) => {
  const inner = memoryStorage();
  const { sandbox, clock, manager, record, restarted } = await loggedInOver(inner, keyOf("2026"));
  const damaged = await replace(inner, change(record));
  const again = await logIn(sandbox, clock.read);
  for (const attempt of [
    () => manager.getAccessToken(),
    () => manager.adopt(again),
    () => restarted().status(),
  ]) {
    expect(await rejection(attempt())).toMatchObject({ code: "storage-corrupt" });
  }
  expect((await inner.load())?.value).toEqual(damaged);
  expect(refreshes(sandbox)).toBe(0);
  await manager.prepareLogin();
  await manager.adopt(again, { replaceUnreadable: true });
  expect(await manager.getAccessToken()).toBe(again.token.access_token);
  expect((await inner.load())?.value).toMatchObject({ format: "schwab-kit-encrypted" });
});

test("a key that is gone when a refreshed token is to be stored costs no token and leaves what is stored", async () => {
  const inner = memoryStorage();
  const keys = keyOf("2026");
  let isGone = false;
  const { manager, restarted } = await loggedInOver(inner, (id) => {
    // Reading still works; only writing asks without an id.
    if (isGone && id === undefined) throw new Error("The KMS is away.");
    return keys(id);
  });
  const before = await inner.load();
  isGone = true;
  const told: string[] = [];
  manager.subscribe((event) => told.push(event.type));
  const token = await manager.getAccessToken();
  expect(told).toEqual(["save-failed", "refreshed"]);
  expect(await inner.load()).toEqual(before);
  isGone = false;
  await manager.close();
  expect(await restarted().getAccessToken()).toBe(token);
});
