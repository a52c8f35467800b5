import { expect, test } from "vitest";
import { endpointsOf, isNewerGrant, type TokenRecord } from "../src/index.js";
import { refreshGrant } from "../src/token-endpoint.js";
import { logIn, managerFor, overwrite, refreshes, signedIn } from "./support.js";

test("a refresh right after that of a clock a second ahead is newer, and not written over", async () => {
  const { sandbox, clock, storage, record } = await signedIn({ sandbox: { rotateRefreshTokens: "strict" } });
  const ahead = managerFor(sandbox, storage, { clock: () => clock.now + 1_300 });
  const first = await ahead.getAccessToken({ rejected: record.token.access_token });
  const exact = managerFor(sandbox, storage, { clock: clock.read });
  const second = await exact.getAccessToken({ rejected: first });
  await ahead.status();
  expect(await ahead.getAccessToken()).toBe(second);
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: second } });
  expect(refreshes(sandbox)).toBe(2);
});

test("a refresh during which a machine with a wrong clock slept is newer than the one before", async () => {
  const { sandbox, clock, record } = await signedIn();
  const { record: refreshed } = await refreshGrant({
    endpoints: endpointsOf(sandbox.url),
    appKey: sandbox.appKey,
    appSecret: sandbox.appSecret,
    clock: () => clock.now + 3 * 86_400_000,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      clock.advance(3600);
      return response;
    },
    record,
  });
  expect(refreshed.token.expires_at).toBe(record.token.expires_at);
  expect(isNewerGrant(refreshed, record)).toBe(true);
  expect(isNewerGrant(record, refreshed)).toBe(false);
});

test("a clock that is set back during a refresh doesn't lengthen the token's life", async () => {
  const { sandbox, clock, storage, record } = await signedIn();
  let aheadMs = 3_600_000;
  const manager = managerFor(sandbox, storage, {
    clock: () => clock.now + aheadMs,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      aheadMs = 0;
      return response;
    },
  });
  await manager.getAccessToken({ rejected: record.token.access_token });
  const stored = (await storage.load())?.value as TokenRecord;
  expect(Math.abs(stored.token.expires_at - (clock.now / 1000 + 1800))).toBeLessThanOrEqual(2);
  expect((await manager.status()).accessToken?.remainingSeconds).toBeLessThanOrEqual(1802);
});

test("a token that ended while the machine slept during its refresh is given to nobody", async () => {
  const { sandbox, clock, storage, record } = await signedIn();
  let sleeps = 1;
  const manager = managerFor(sandbox, storage, {
    clock: clock.read,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (sleeps-- > 0) clock.advance(3600);
      return response;
    },
  });
  const token = await manager.getAccessToken({ rejected: record.token.access_token });
  const stored = (await storage.load())?.value as TokenRecord;
  expect(stored.token.access_token).toBe(token);
  expect(stored.token.expires_at).toBeGreaterThan(clock.now / 1000);
  expect(refreshes(sandbox)).toBe(2);
});

test("what a program with a clock an hour ahead stored is written over nothing refreshed from it", async () => {
  const signed = await signedIn({ sandbox: { rotateRefreshTokens: "strict" } });
  const { sandbox, clock, storage, manager, record } = signed;
  const foreign = { ...record, token: { ...record.token, expires_at: record.token.expires_at + 3600 } };
  await overwrite(storage, foreign);
  await manager.status();
  // Each refreshes what the one before has stored, and ends.
  let last = record.token.access_token;
  for (let minted = 0; minted < 2; minted++) {
    const other = managerFor(sandbox, storage, { clock: clock.read });
    last = await other.getAccessToken({ rejected: last });
    await other.close();
  }
  await manager.status();
  expect(await manager.getAccessToken()).toBe(last);
  expect((await storage.load())?.value).toMatchObject({ token: { access_token: last } });
  expect(refreshes(sandbox)).toBe(2);
});

test("a login by a program with a clock an hour ahead is written over no later login", async () => {
  const { sandbox, clock, storage, manager, record } = await signedIn();
  await overwrite(storage, { ...record, creation_timestamp: record.creation_timestamp + 3600 });
  await manager.status();
  clock.advance(60);
  const other = managerFor(sandbox, storage, { clock: clock.read });
  const login = await logIn(sandbox, clock.read);
  await other.adopt(login);
  await other.close();
  await manager.status();
  expect(await manager.getAccessToken()).toBe(login.token.access_token);
  expect((await storage.load())?.value).toMatchObject({ token: login.token });
});
