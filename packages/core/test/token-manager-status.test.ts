import { expect, test } from "vitest";
import type { TokenRecord } from "../src/index.js";
import { managerFor, signedIn } from "./support.js";

test("a wrong clock of ours is corrected by the server's Date", async () => {
  for (const wrongBy of [-7200, 7200]) {
    const { sandbox, clock, storage } = await signedIn();
    const ours = () => clock.now + wrongBy * 1000;
    const manager = managerFor(sandbox, storage, { clock: ours });
    const first = await manager.getAccessToken({ rejected: await manager.getAccessToken() });
    const stored = (await storage.load())?.value as TokenRecord;
    expect(Math.abs(stored.token.expires_at - (clock.now / 1000 + 1800))).toBeLessThanOrEqual(2);
    expect((await manager.status()).accessToken?.remainingSeconds).toBeGreaterThan(1795);
    expect(await manager.getAccessToken()).toBe(first);
    clock.advance(1795);
    expect(await manager.getAccessToken()).not.toBe(first);
  }
});

test("status shows both clocks and what to do", async () => {
  const { manager, clock, record } = await signedIn();
  expect(await manager.status()).toMatchObject({
    state: "signed-in",
    accessToken: { remainingSeconds: 1800 },
    login: { since: record.creation_timestamp, remainingSeconds: 604_800 },
    advice: "Nothing to do. The login lasts another 7 days.",
  });
  clock.advance(6.5 * 86_400);
  expect(await manager.status()).toMatchObject({
    state: "login-expiring",
    accessToken: { remainingSeconds: 0 },
    advice: expect.stringContaining("12 hours"),
  });
  clock.advance(86_400);
  expect(await manager.status()).toMatchObject({ state: "login-expired", login: { remainingSeconds: 0 } });
  await manager.logout();
  expect(await manager.status()).toMatchObject({ state: "signed-out", login: undefined });
});

test("the end of the login is told a day and an hour ahead, once each", async () => {
  const { manager, clock, events } = await signedIn();
  const warnings = () => events.filter((event) => event.type === "login-expiring");
  await manager.getAccessToken();
  clock.advance(6 * 86_400 - 1);
  await manager.getAccessToken();
  expect(warnings()).toHaveLength(0);
  clock.advance(1);
  await manager.getAccessToken();
  await manager.getAccessToken();
  expect(warnings()).toEqual([
    { type: "login-expiring", loginExpiresAt: expect.any(Number), remainingSeconds: 86_400 },
  ]);
  clock.advance(82_800);
  await manager.getAccessToken();
  await manager.getAccessToken();
  expect(warnings()).toHaveLength(2);
});

test("a warning that was due before anybody listened is told to the first who does", async () => {
  const { sandbox, clock, storage } = await signedIn();
  const manager = managerFor(sandbox, storage, { clock: clock.read });
  clock.advance(6.9 * 86_400);
  await manager.getAccessToken();
  const seen: string[] = [];
  manager.subscribe((event) => seen.push(event.type));
  await manager.getAccessToken();
  expect(seen).toEqual(["login-expiring"]);
});

test("a listener that throws disturbs neither the refresh nor the other listeners", async () => {
  const { manager, clock } = await signedIn();
  const thrown: unknown[] = [];
  const onUncaught = (error: unknown): void => {
    thrown.push(error);
  };
  const others = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", onUncaught);
  try {
    const bug = new Error("listener's bug");
    manager.subscribe(() => {
      throw bug;
    });
    const seen: string[] = [];
    const stop = manager.subscribe((event) => seen.push(event.type));
    clock.advance(1801);
    await manager.getAccessToken();
    expect(seen).toEqual(["refreshed"]);
    await expect.poll(() => thrown).toEqual([bug]);
    stop();
    clock.advance(1801);
    await manager.getAccessToken();
    expect(seen).toEqual(["refreshed"]);
    await expect.poll(() => thrown).toHaveLength(2);
  } finally {
    process.off("uncaughtException", onUncaught);
    for (const listener of others) process.on("uncaughtException", listener);
  }
});
