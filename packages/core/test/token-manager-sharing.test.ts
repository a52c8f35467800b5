import { expect, test } from "vitest";
import {
  endpointsOf,
  type JsonObject,
  type LockOptions,
  memoryStorage,
  StorageError,
  StorageLockTimeoutError,
  type TokenRecord,
} from "../src/index.js";
import { refreshGrant } from "../src/token-endpoint.js";
import { logIn, managerFor, overwrite, refreshes, rejection, type Signed, signedIn } from "./support.js";

const asJson = (record: TokenRecord) => record as unknown as JsonObject;

/** Refreshes as a program does that knows nothing of us, and gives the record without storing it. */
async function refreshElsewhere({ sandbox, clock, record }: Signed): Promise<TokenRecord> {
  const { appKey, appSecret } = sandbox;
  const refreshed = await refreshGrant({
    endpoints: endpointsOf(sandbox.url),
    appKey,
    appSecret,
    clock: clock.read,
    record,
  });
  return refreshed.record;
}

test("a lock that turns out to be lost before the POST: all begins anew, and one POST is made", async () => {
  const { manager, sandbox, clock, storage } = await signedIn();
  const { withLock } = storage;
  let losses = 0;
  storage.withLock = (critical, options) =>
    withLock(
      () =>
        critical({
          async assertHeld() {
            if (losses++ === 0) throw new StorageError("storage-lock-lost", "Paused for too long.");
          },
        }),
      options,
    );
  clock.advance(1801);
  expect(await manager.getAccessToken()).toMatch(/@$/);
  expect(refreshes(sandbox)).toBe(1);
  expect(losses).toBeGreaterThan(1);
});

test("a lock lost after the POST: what others stored meanwhile is looked at before ours is stored", async () => {
  const signed = await signedIn();
  const { manager, sandbox, clock, storage } = signed;
  const { withLock, save } = storage;
  let later: TokenRecord | undefined;
  storage.withLock = (critical, options) =>
    withLock(
      () =>
        critical({
          async assertHeld() {
            if (refreshes(sandbox) === 0) return;
            clock.advance(5);
            later = await logIn(sandbox, clock.read);
            await overwrite({ ...storage, save }, later);
            throw new StorageError("storage-lock-lost", "Paused for too long.");
          },
        }),
      options,
    );
  let saves = 0;
  storage.save = (value, options) => {
    saves++;
    return save.call(storage, value, options);
  };
  clock.advance(1801);
  expect(await manager.getAccessToken()).toBe(later?.token.access_token);
  expect((await storage.load())?.value).toEqual(later);
  expect(saves).toBe(0);
});

test("a refused refresh token is tried once more, as it is stored then, before a login is asked for", async () => {
  const { manager, sandbox, clock, events } = await signedIn();
  clock.advance(1801);
  sandbox.addFault({
    path: "/v1/oauth/token",
    status: 400,
    contentType: "application/json",
    body: '{"error":"invalid_grant"}',
  });
  expect(await manager.getAccessToken()).toMatch(/@$/);
  expect(events.map(({ type }) => type)).toEqual(["refreshed"]);
  expect(refreshes(sandbox)).toBe(2);
});

test("somebody is first with the refresh token twice in a row: nobody is asked to log in", async () => {
  const signed = await signedIn({ sandbox: { rotateRefreshTokens: "strict" } });
  const { sandbox, clock, storage } = signed;
  clock.advance(1801);
  let { record } = signed;
  let ahead = 2;
  const manager = managerFor(sandbox, storage, {
    clock: clock.read,
    async fetch(url, init) {
      if (ahead-- > 0) {
        record = await refreshElsewhere({ ...signed, record });
        const stored = record;
        // Stored only after ours was refused; and by the time we look, it has to be renewed again.
        setTimeout(() => {
          clock.advance(1801);
          void overwrite(storage, stored);
        }, 50);
      }
      return await fetch(url, init);
    },
  });
  expect(await manager.getAccessToken()).toMatch(/@$/);
  expect(refreshes(sandbox)).toBe(5);
});

test("a refusal because somebody just used the token up waits for what they store", async () => {
  const signed = await signedIn({ sandbox: { rotateRefreshTokens: "strict" } });
  const { sandbox, clock, storage, events } = signed;
  clock.advance(1801);
  const theirs = await refreshElsewhere(signed);
  // Stored only after ours was refused.
  const manager = managerFor(sandbox, storage, {
    clock: clock.read,
    async fetch(url, init) {
      const answer = await fetch(url, init);
      setTimeout(() => void overwrite(storage, theirs), 20);
      return answer;
    },
  });
  expect(await manager.getAccessToken()).toBe(theirs.token.access_token);
  expect(events.map(({ type }) => type)).not.toContain("login-required");
});

test("an older grant that somebody writes over ours is replaced at once while somebody listens", async () => {
  const { manager, clock, storage, record } = await signedIn();
  clock.advance(1801);
  const token = await manager.getAccessToken();
  await overwrite(storage, record);
  await expect
    .poll(async () => (await storage.load())?.value)
    .toMatchObject({ token: { access_token: token } });
});

test("a listener hears of other processes' logins and sign-outs as they happen, of our own once", async () => {
  const { manager, sandbox, clock, storage, events } = await signedIn();
  await manager.getAccessToken();
  clock.advance(1801);
  await manager.getAccessToken();
  clock.advance(10);
  const login = await logIn(sandbox, clock.read);
  await overwrite(storage, login);
  await expect.poll(() => events.length).toBe(2);
  await storage.clear({ expected: (await storage.load())?.revision ?? "" });
  await expect.poll(() => events.length).toBe(3);
  await manager.adopt(await logIn(sandbox, clock.read));
  await manager.logout();
  expect(
    events.map((event) => [event.type, "from" in event ? event.from : "by" in event ? event.by : ""]),
  ).toEqual([
    ["refreshed", ""],
    ["adopted", "storage"],
    ["logged-out", "somebody-else"],
    ["adopted", "login"],
    ["logged-out", "us"],
  ]);
});

test("listeners are told when the lock is free again, so that one may use it", async () => {
  const { manager, clock, storage } = await signedIn();
  const { withLock } = storage;
  let isHeld = false;
  storage.withLock = (critical, options) =>
    withLock(async (lock) => {
      isHeld = true;
      try {
        return await critical(lock);
      } finally {
        isHeld = false;
      }
    }, options);
  clock.advance(1801);
  const told: [string, boolean][] = [];
  manager.subscribe(({ type }) => told.push([type, isHeld]));
  await manager.getAccessToken();
  await manager.logout();
  expect(told).toEqual([
    ["refreshed", false],
    ["logged-out", false],
  ]);
});

test("the lock is waited for longer than anybody may hold it, so that an abandoned one is taken", async () => {
  const { manager, clock, storage } = await signedIn({ refreshTimeoutMs: 1_000 });
  const { withLock } = storage;
  const asked: LockOptions[] = [];
  storage.withLock = (critical, options) => {
    asked.push(options);
    return withLock(critical, options);
  };
  clock.advance(1801);
  await manager.getAccessToken();
  expect(asked).toEqual([{ holdMs: 6_000, waitMs: 11_000 }]);
});

test("a save that was done although its answer was lost is no news", async () => {
  const { manager, clock, storage, events } = await signedIn();
  const { save } = storage;
  let answers = 0;
  storage.save = async (value, options) => {
    const revision = await save.call(storage, value, options);
    if (answers++ === 0) throw new StorageError("storage-unwritable", "The connection was cut.");
    return revision;
  };
  clock.advance(1801);
  const token = await manager.getAccessToken();
  await manager.close();
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: token } });
  expect(events.map(({ type }) => type)).toEqual(["save-failed", "refreshed"]);
});

test("that nobody is logged in is told again after a login and a logout", async () => {
  const { manager, sandbox, clock, events } = await signedIn({ storage: memoryStorage() });
  const isTold = () => events.filter(({ type }) => type === "login-required").length;
  for (let call = 0; call < 2; call++) await rejection(manager.getAccessToken());
  expect(isTold()).toBe(1);
  await manager.adopt(await logIn(sandbox, clock.read));
  await manager.logout();
  for (let call = 0; call < 2; call++) await rejection(manager.getAccessToken());
  expect(isTold()).toBe(2);
});

test("a token known rejected is given to nobody, also when an older record with it comes back", async () => {
  const { manager, storage, record } = await signedIn();
  const rejected = await manager.getAccessToken();
  const second = await manager.getAccessToken({ rejected });
  await manager.getAccessToken({ rejected: second });
  await manager.logout();
  await storage.save(asJson(record), { expected: undefined });
  expect(await manager.getAccessToken()).not.toBe(rejected);
});

test("a dead refresh token's likely cause is said: a login elsewhere, or its seven days", async () => {
  const { manager, sandbox, clock } = await signedIn();
  await manager.getAccessToken();
  await logIn(sandbox, clock.read);
  clock.advance(1801);
  expect(await rejection(manager.getAccessToken())).toMatchObject({
    code: "login-required",
    message: expect.stringMatching(/somebody logged in again elsewhere.*password.*revoked\. Log in again\.$/),
  });
  clock.advance(7 * 86_400);
  expect(await rejection(manager.getAccessToken())).toMatchObject({
    message: expect.stringMatching(/after 7 days\. Log in again\.$/),
  });
});

test("a grant refreshed from one that seems to end later is newer, also when the lock was lost", async () => {
  const { manager, sandbox, storage, record } = await signedIn({
    sandbox: { rotateRefreshTokens: "strict" },
  });
  // As a program with a clock an hour ahead writes it.
  const before = { ...record, token: { ...record.token, expires_at: record.token.expires_at + 3600 } };
  await overwrite(storage, before);
  const { withLock } = storage;
  storage.withLock = (critical, options) =>
    withLock(
      () =>
        critical({
          async assertHeld() {
            if (refreshes(sandbox) > 0) throw new StorageError("storage-lock-lost", "Paused for too long.");
          },
        }),
      options,
    );
  const token = await manager.getAccessToken({ rejected: record.token.access_token });
  expect((await storage.load())?.value).toMatchObject({
    token: { access_token: token, expires_at: record.token.expires_at },
  });
  // The same by a program that puts back what it had read.
  await overwrite(storage, before);
  await expect
    .poll(async () => (await storage.load())?.value)
    .toMatchObject({ token: { access_token: token } });
});
test("when the wait for the lock runs out, what another has renewed meanwhile is taken after one look", async () => {
  const signed = await signedIn();
  const { manager, clock, storage } = signed;
  await manager.getAccessToken();
  clock.advance(1801);
  const theirs = await refreshElsewhere(signed);
  const { load } = storage;
  let loads = 0;
  storage.withLock = async () => {
    await overwrite(storage, theirs);
    storage.load = () => {
      loads++;
      return load.call(storage);
    };
    throw new StorageLockTimeoutError("the lock of a busy storage", 1);
  };
  expect(await manager.getAccessToken()).toBe(theirs.token.access_token);
  expect(loads).toBe(1);
});

test("closing waits for a grant that is being stored again, and does not store it twice", async () => {
  const { manager, clock, storage, record } = await signedIn();
  clock.advance(1801);
  const token = await manager.getAccessToken();
  const { save } = storage;
  let [begun, ended] = [0, 0];
  storage.save = async (value, options) => {
    begun++;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const revision = await save.call(storage, value, options);
    ended++;
    return revision;
  };
  await overwrite({ ...storage, save }, record);
  await expect.poll(() => begun).toBe(1);
  await manager.close();
  expect([begun, ended]).toEqual([1, 1]);
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: token } });
});

test("a grant that could not be stored again, as nothing could be read, is stored later", async () => {
  const { manager, clock, storage, record, events } = await signedIn();
  clock.advance(1801);
  const token = await manager.getAccessToken();
  const { load, withLock } = storage;
  let [isLocked, hasFailed] = [false, false];
  storage.withLock = (critical, options) =>
    withLock(async (lock) => {
      isLocked = true;
      return await critical(lock).finally(() => {
        isLocked = false;
      });
    }, options);
  storage.load = async () => {
    // The look under the lock, before the older grant is replaced.
    if (isLocked && !hasFailed) {
      hasFailed = true;
      throw new StorageError("storage-unreadable", "The disk is away.");
    }
    return await load.call(storage);
  };
  await overwrite({ ...storage, load }, record);
  await expect
    .poll(async () => (await load.call(storage))?.value, { timeout: 10_000 })
    .toMatchObject({ token: { access_token: token } });
  expect(events).toContainEqual(
    expect.objectContaining({
      type: "save-failed",
      error: expect.objectContaining({ code: "storage-unreadable" }),
    }),
  );
});

test("a login that is seen while a POST is out stays, whatever that brings", async () => {
  let isSent = false;
  const { manager, sandbox, clock, storage, events } = await signedIn({
    fetch(url, init) {
      isSent = true;
      return fetch(url, init);
    },
  });
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", process: true, delayMs: 300 });
  const refreshing = manager.getAccessToken();
  await expect.poll(() => isSent).toBe(true);
  clock.advance(5);
  const login = await logIn(sandbox, clock.read);
  await overwrite(storage, login);
  await manager.status();
  expect(await refreshing).toBe(login.token.access_token);
  expect((await storage.load())?.value).toEqual(login);
  expect(events.map(({ type }) => type)).toEqual(["adopted"]);
});
