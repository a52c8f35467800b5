import { expect, test } from "vitest";
import {
  endpointsOf,
  type JsonObject,
  LoginRequiredError,
  memoryStorage,
  StorageError,
  StorageLockTimeoutError,
  type TokenRecord,
  type TokenStorage,
} from "../src/index.js";
import { refreshGrant } from "../src/token-endpoint.js";
import { logIn, managerFor, refreshes, rejection, signedIn } from "./support.js";

test("what a peer has refreshed already is taken from the storage, without a request", async () => {
  const { manager, sandbox, clock, storage, record, events } = await signedIn();
  await manager.getAccessToken();
  clock.advance(1801);
  const peer = managerFor(sandbox, storage, { clock: clock.read });
  const fresh = await peer.getAccessToken();
  expect(await manager.getAccessToken()).toBe(fresh);
  expect(refreshes(sandbox)).toBe(1);
  expect(events).toEqual([{ type: "adopted", from: "storage", loggedInAt: record.creation_timestamp }]);
});

test("a refresh token that a peer used up between our read and our POST is no reason to log in", async () => {
  const { sandbox, clock, storage, record } = await signedIn({
    sandbox: { rotateRefreshTokens: "strict" },
  });
  clock.advance(1801);
  let minted: string | undefined;
  const manager = managerFor(sandbox, storage, {
    clock: clock.read,
    async fetch(url, init) {
      if (minted === undefined) {
        const rival = await refreshGrant({
          endpoints: endpointsOf(sandbox.url),
          appKey: sandbox.appKey,
          appSecret: sandbox.appSecret,
          clock: clock.read,
          record,
        });
        minted = rival.record.token.access_token;
        const stored = await storage.load();
        await storage.save(asJson(rival.record), { expected: stored?.revision });
      }
      return await fetch(url, init);
    },
  });
  const told: string[] = [];
  manager.subscribe((event) => told.push(event.type));
  expect(await manager.getAccessToken()).toBe(minted);
  expect(told).not.toContain("login-required");
});

test("a dead refresh token asks for a login, once by event, and says so at each call without latching", async () => {
  const { manager, sandbox, clock, storage, events } = await signedIn();
  await manager.getAccessToken();
  sandbox.expireRefreshTokens();
  clock.advance(1801);
  for (let call = 0; call < 3; call++) {
    expect(await rejection(manager.getAccessToken())).toMatchObject({
      code: "login-required",
      action: "login",
    });
  }
  expect(events.filter((event) => event.type === "login-required")).toHaveLength(1);
  // A login elsewhere, stored by somebody else, ends it without a restart.
  const again = await logIn(sandbox, clock.read);
  const stored = await storage.load();
  await storage.save(asJson(again), { expected: stored?.revision });
  expect(await manager.getAccessToken()).toBe(again.token.access_token);
});

test("a minted token that can't be stored is used, told of, and stored as soon as that works", async () => {
  let isFull = true;
  const { manager, sandbox, clock, storage, events } = await signedIn({
    sandbox: { rotateRefreshTokens: "strict" },
    storage: (record) => failingSave(memoryStorage(record), () => isFull),
  });
  clock.advance(1801);
  const token = await manager.getAccessToken();
  expect(events.map((event) => event.type)).toEqual(["save-failed", "refreshed"]);
  expect(events[0]).toMatchObject({ error: { code: "storage-unwritable" } });
  expect(await manager.getAccessToken()).toBe(token);
  isFull = false;
  await expect
    .poll(async () => (await storage.load())?.value, { timeout: 10_000 })
    .toMatchObject({ token: { access_token: token } });
  expect(refreshes(sandbox)).toBe(1);
});

test("closing makes a last try to store what isn't stored", async () => {
  let isFull = true;
  const { manager, clock, storage } = await signedIn({
    storage: (record) => failingSave(memoryStorage(record), () => isFull),
  });
  clock.advance(1801);
  const token = await manager.getAccessToken();
  isFull = false;
  await manager.close();
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: token } });
  expect(await rejection(manager.getAccessToken())).toMatchObject({ code: "manager-closed" });
});

test("closing waits for a refresh under way, so that its token is stored", async () => {
  let isSent = false;
  const { manager, sandbox, clock, storage } = await signedIn({
    fetch(url, init) {
      isSent = true;
      return fetch(url, init);
    },
  });
  clock.advance(1801);
  const token = manager.getAccessToken();
  await expect.poll(() => isSent).toBe(true);
  await manager.close();
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: await token } });
  const late = managerFor(sandbox, storage, { clock: clock.read });
  const tooLate = rejection(late.getAccessToken());
  await late.close();
  expect(await tooLate).toMatchObject({ code: "manager-closed" });
});

test("a newer stored grant is never overwritten by a refresh, and is taken over", async () => {
  const { manager, sandbox, clock, storage, events } = await signedIn();
  await manager.getAccessToken();
  clock.advance(1801);
  let later: TokenRecord | undefined;
  const save = storage.save;
  storage.save = async (value, options) => {
    if (later === undefined) {
      // Somebody logs in between our POST and our save.
      clock.advance(5);
      later = await logIn(sandbox, clock.read);
      const stored = await storage.load();
      await save.call(storage, asJson(later), { expected: stored?.revision });
    }
    return await save.call(storage, value, options);
  };
  expect(await manager.getAccessToken()).toBe(later?.token.access_token);
  expect((await storage.load())?.value).toEqual(later);
  expect(events.map((event) => event.type)).toContain("adopted");
});

test("an older grant that somebody puts back is replaced by the newer one we hold", async () => {
  const { manager, clock, storage, record } = await signedIn();
  clock.advance(1801);
  const token = await manager.getAccessToken();
  const stored = await storage.load();
  await storage.save(asJson(record), { expected: stored?.revision });
  await manager.status();
  expect(await manager.getAccessToken()).toBe(token);
  await manager.close();
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: token } });
});

test("logging out removes the token here and elsewhere; a newer login is left", async () => {
  const { manager, sandbox, clock, storage, events } = await signedIn();
  const other = managerFor(sandbox, storage, { clock: clock.read });
  await other.getAccessToken();
  await manager.getAccessToken();
  const result = await manager.logout();
  expect(result.cleared).toBe(true);
  expect(result.advice).toContain("revoke");
  expect(await storage.load()).toBeUndefined();
  expect(events).toContainEqual({ type: "logged-out", by: "us" });
  const seen: unknown[] = [];
  const stop = other.subscribe((event) => seen.push(event));
  clock.advance(1801);
  expect(await rejection(other.getAccessToken())).toBeInstanceOf(LoginRequiredError);
  expect(seen).toContainEqual({ type: "logged-out", by: "somebody-else" });
  expect(refreshes(sandbox)).toBe(0);
  expect(await manager.logout()).toMatchObject({ cleared: false });
  // From here on it learns of nothing that it doesn't look for.
  stop();

  await other.adopt(await logIn(sandbox, clock.read));
  clock.advance(10);
  const newest = await logIn(sandbox, clock.read);
  const stored = await storage.load();
  await storage.save(asJson(newest), { expected: stored?.revision });
  expect(await other.logout()).toMatchObject({ cleared: false });
  expect((await storage.load())?.value).toEqual(newest);
});

test("logging out removes what a peer refreshed of the same login meanwhile", async () => {
  const { manager, sandbox, clock, storage } = await signedIn();
  await manager.getAccessToken();
  const peer = managerFor(sandbox, storage, { clock: clock.read });
  const clear = storage.clear;
  let isFirst = true;
  storage.clear = async (options) => {
    if (isFirst) {
      isFirst = false;
      clock.advance(1801);
      await peer.getAccessToken().catch(() => {});
      const record = (await storage.load())?.value as TokenRecord;
      const later = { ...record, token: { ...record.token, expires_at: record.token.expires_at + 1 } };
      await storage.save(asJson(later), { expected: options.expected });
    }
    return await clear.call(storage, options);
  };
  storage.withLock = (critical) => critical({ assertHeld: async () => {} });
  expect(await manager.logout()).toMatchObject({ cleared: true });
  expect(await storage.load()).toBeUndefined();
});

test("signed out while a refresh is in flight stays signed out", async () => {
  let isSent = false;
  const { manager, sandbox, clock, storage } = await signedIn({
    fetch(url, init) {
      isSent = true;
      return fetch(url, init);
    },
  });
  await manager.getAccessToken();
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", delayMs: 200, process: true });
  const refreshing = rejection(manager.getAccessToken());
  await expect.poll(() => isSent).toBe(true);
  const stored = await storage.load();
  expect(await storage.clear({ expected: stored?.revision ?? "" })).toBe(true);
  expect(await refreshing).toMatchObject({ code: "login-required" });
  expect(await storage.load()).toBeUndefined();
});

test("a grant of another server is neither used nor replaced", async () => {
  const { sandbox, clock, record } = await signedIn();
  const { issuer: _, ...live } = record;
  const storage = memoryStorage(live as unknown as JsonObject);
  const manager = managerFor(sandbox, storage, { clock: clock.read });
  clock.advance(1801);
  for (const attempt of [manager.getAccessToken(), manager.prepareLogin(), manager.adopt(record)]) {
    expect(await rejection(attempt)).toMatchObject({ code: "issuer-mismatch", action: "fix-config" });
  }
  expect(refreshes(sandbox)).toBe(0);
  expect((await storage.load())?.value).toEqual(live);

  const accepting = managerFor(sandbox, storage, {
    clock: clock.read,
    acceptIssuer: "https://api.schwabapi.com",
  });
  expect(await accepting.getAccessToken()).toMatch(/@$/);
  expect((await storage.load())?.value).toMatchObject({ issuer: sandbox.url });
});

test("a login replaces what can't be read only when told to", async () => {
  const { sandbox, clock, record } = await signedIn();
  const storage = memoryStorage({ access_token: "old format" });
  const manager = managerFor(sandbox, storage, { clock: clock.read });
  expect(await rejection(manager.getAccessToken())).toMatchObject({ code: "token-old-format" });
  expect(await rejection(manager.adopt(record))).toMatchObject({ code: "token-old-format" });
  await manager.prepareLogin();
  await manager.adopt(record, { replaceUnreadable: true });
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
});

test("the login's lock is waited for no longer than it may be held, and then gone without", async () => {
  const { manager, clock, storage } = await signedIn({ refreshTimeoutMs: 100 });
  let release = (): void => {};
  const held = storage.withLock(() => new Promise<void>((resolve) => (release = resolve)), {
    waitMs: 0,
    holdMs: 0,
  });
  clock.advance(1801);
  const { withLock } = storage;
  storage.withLock = (critical, options) => withLock(critical, { ...options, waitMs: 20 });
  expect(await manager.getAccessToken()).toMatch(/@$/);
  release();
  await held;
});

test("a lock timeout from inside the work is its error, and the work is not done twice", async () => {
  const { manager, storage, record } = await signedIn();
  let saves = 0;
  storage.save = async () => {
    saves++;
    throw new StorageLockTimeoutError("the backend's own lock", 5);
  };
  expect(await rejection(manager.adopt(record))).toMatchObject({ code: "storage-lock-timeout" });
  expect(saves).toBe(1);
});

function asJson(record: TokenRecord): JsonObject {
  return record as unknown as JsonObject;
}

function failingSave(storage: TokenStorage, isFull: () => boolean): TokenStorage {
  return {
    ...storage,
    async save(value, options) {
      if (isFull()) throw new StorageError("storage-unwritable", "The disk is full.");
      return await storage.save(value, options);
    },
  };
}
