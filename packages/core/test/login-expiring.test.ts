import { afterEach, expect, test, vi } from "vitest";
import { type JsonObject, memoryStorage, StorageError, type TokenEvent, TokenManager } from "../src/index.js";
import { managerFor, overwrite, type Signed, signedIn } from "./support.js";

/** The end of the login of `record`, as told at so many seconds before it. */
const told = (remainingSeconds: number) => ({
  type: "login-expiring",
  loginExpiresAt: expect.any(Number),
  remainingSeconds,
});
const warningsIn = (events: readonly TokenEvent[]) => events.filter(({ type }) => type === "login-expiring");

afterEach(() => {
  vi.useRealTimers();
});

/** Lets time pass on the timers and on the manager's clock. */
async function pass({ clock }: Pick<Signed, "clock">, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 5) {
    clock.advance(Math.min(5, left));
    await vi.advanceTimersByTimeAsync(Math.min(5, left) * 1000);
  }
}

/** A login that ends in a minute and a half, and a manager that knows of it. */
async function nearItsEnd(before: readonly number[]): Promise<Signed> {
  const signed = await signedIn({ loginExpiring: { before } });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await signed.manager.status();
  signed.clock.advance(7 * 86_400 - 90);
  return signed;
}

test("the end is told at the chosen times, the end itself among them, though nobody uses the login", async () => {
  const signed = await signedIn({ loginExpiring: { before: [0, 65, 25] } });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  signed.clock.advance(7 * 86_400 - 90);
  expect(await signed.manager.status()).toMatchObject({ state: "signed-in" });
  await pass(signed, 20);
  expect(warningsIn(signed.events)).toEqual([]);
  await pass(signed, 10);
  expect(warningsIn(signed.events)).toEqual([told(65)]);
  expect(await signed.manager.status()).toMatchObject({ state: "login-expiring" });
  await pass(signed, 40);
  expect(warningsIn(signed.events)).toEqual([told(65), told(25)]);
  await pass(signed, 120);
  expect(warningsIn(signed.events)).toEqual([told(65), told(25), told(0)]);
});

test("a new login by another process begins anew, and is told at its own times", async () => {
  const signed = await nearItsEnd([60]);
  await pass(signed, 60);
  expect(warningsIn(signed.events)).toHaveLength(1);
  const relogin = { ...signed.record, creation_timestamp: Math.floor(signed.clock.now / 1000) };
  relogin.token = { ...relogin.token, expires_at: relogin.creation_timestamp + 1800 };
  await overwrite(signed.storage, relogin);
  await signed.manager.status();
  await pass(signed, 120);
  expect(warningsIn(signed.events)).toHaveLength(1);
  signed.clock.advance(7 * 86_400 - 240);
  await pass(signed, 90);
  expect(warningsIn(signed.events)).toHaveLength(2);
});

test("a refresh of the same login tells nothing again", async () => {
  const signed = await nearItsEnd([86_400, 120]);
  await pass(signed, 10);
  const first = await signed.manager.getAccessToken();
  await signed.manager.getAccessToken({ rejected: first });
  await pass(signed, 40);
  expect(signed.events.map(({ type }) => type)).toEqual(["login-expiring", "refreshed", "refreshed"]);
});

test("a program that starts late, and does nothing but listen, is told once", async () => {
  const { storage, sandbox, clock } = await nearItsEnd([86_400, 3_600]);
  const late = managerFor(sandbox, storage, { clock: clock.read });
  const events: TokenEvent[] = [];
  late.subscribe((event) => events.push(event));
  await pass({ clock }, 30);
  expect(events).toEqual([told(60)]);
  await pass({ clock }, 30);
  expect(events).toHaveLength(1);
});

test("a program that does nothing but listen is told, too, when its storage was away at first", async () => {
  const { storage, sandbox, clock } = await nearItsEnd([86_400]);
  const { load } = storage;
  storage.load = async () => {
    storage.load = load;
    throw new StorageError("storage-unavailable", "Away.");
  };
  const late = managerFor(sandbox, storage, { clock: clock.read });
  const events: TokenEvent[] = [];
  const stop = late.subscribe((event) => events.push(event));
  await pass({ clock }, 30);
  expect(events).toEqual([]);
  await pass({ clock }, 30);
  expect(events).toEqual([told(30)]);
  stop();
  await pass({ clock }, 30);
  expect(events).toHaveLength(1);
});

test("nothing is told to who has stopped listening, or wants to be told at no time", async () => {
  const signed = await nearItsEnd([]);
  const other = managerFor(signed.sandbox, signed.storage, { clock: signed.clock.read });
  const events: TokenEvent[] = [];
  const stop = other.subscribe((event) => events.push(event));
  stop();
  await pass(signed, 60);
  expect([...signed.events, ...events]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(await signed.manager.status()).toMatchObject({ state: "signed-in" });
});

test.each([{}, { before: 3600 }, { before: [-1] }, { before: [Number.NaN] }, { before: ["1h"] }])(
  "%j is refused",
  (loginExpiring) => {
    const storage = memoryStorage({} as JsonObject);
    expect(() => new TokenManager({ storage, loginExpiring: loginExpiring as never })).toThrow(
      expect.objectContaining({ code: "config-invalid", message: expect.stringContaining("loginExpiring") }),
    );
  },
);
