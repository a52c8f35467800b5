import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type JsonObject,
  memoryStorage,
  TokenManager,
  type TokenManagerOptions,
  type TokenRecord,
  type TokenStorage,
} from "../../src/index.js";
import { ModelServer, type Rotation } from "./model-server.js";
import { beginning, delay, pass, realTime, sleep, virtualTime } from "./virtual-time.js";

const HOUR_MS = 3_600_000;

beforeEach(() => {
  virtualTime();
  beginning();
});
afterEach(realTime);

/** Starts a manager at the model server, each message of which takes `messageMs` one way. */
function start(
  server: ModelServer,
  storage: TokenStorage,
  { messageMs = 0, ...options }: Partial<TokenManagerOptions> & { readonly messageMs?: number } = {},
): TokenManager {
  return new TokenManager({
    storage,
    appKey: "key",
    appSecret: "secret",
    random: () => 0.5,
    async fetch(_url, init) {
      const askedAt = Date.now();
      await delay(messageMs);
      const refreshToken = new URLSearchParams(String(init?.body)).get("refresh_token") ?? "";
      const { response } = server.answer(refreshToken, askedAt, server.faults.shift());
      await delay(messageMs);
      if (response === undefined) throw new TypeError("fetch failed");
      return response;
    },
    ...options,
  });
}

function world(rotation: Rotation = "off"): {
  server: ModelServer;
  first: TokenRecord;
  storage: TokenStorage;
} {
  const server = new ModelServer(rotation, 1800);
  const first = server.logIn();
  return { server, first, storage: memoryStorage(json(first)) };
}

const json = (record: TokenRecord): JsonObject => record as unknown as JsonObject;

async function overwrite(storage: TokenStorage, record: TokenRecord): Promise<void> {
  await storage.save(json(record), { expected: (await storage.load())?.revision });
}

async function stored(storage: TokenStorage): Promise<TokenRecord> {
  return (await storage.load())?.value as TokenRecord;
}

/** Lets time pass until the promise is settled, and gives what it came to. */
async function after<T>(ms: number, promise: Promise<T>): Promise<T | unknown> {
  const settled = promise.catch((error: unknown) => error);
  await pass(ms);
  return await Promise.race([settled, Promise.resolve("still waiting")]);
}

test("a call that joins a flight does not get a token that has ended before it was made", async () => {
  const { server, storage } = world();
  // The save takes a moment, in which the machine falls asleep.
  const slow = {
    ...storage,
    save: async (...given: Parameters<typeof storage.save>) => {
      await delay(10);
      return await storage.save(...given);
    },
  };
  const manager = start(server, slow);
  sleep(HOUR_MS);
  const before = manager.getAccessToken();
  await pass(5);
  sleep(HOUR_MS);
  const token = await after(20, manager.getAccessToken());
  await before;
  expect(server.accepts(String(token))).toBe(true);
});

test.each([
  ["set back", 0, -30],
  ["set forward, wrong before", 5, 30],
])(
  "a clock %s during a refresh gives no grant that is older or newer than it is",
  async (_, offsetHours, jumpHours) => {
    const { server, storage } = world();
    let offsetMs = offsetHours * HOUR_MS;
    const manager = start(server, storage, { messageMs: 10, clock: () => Date.now() + offsetMs });
    sleep(HOUR_MS);
    const token = manager.getAccessToken();
    await pass(10);
    offsetMs += jumpHours * HOUR_MS;
    await pass(1_000);
    await token;
    const inSeconds = (await stored(storage)).token.expires_at - Date.now() / 1000;
    expect(Math.abs(inSeconds - 1800)).toBeLessThan(60);
  },
);

test("a clock set back during a refresh lets no two processes store over each other until the login is lost", async () => {
  const { server, storage } = world("strict");
  let offsetMs = 0;
  const first = start(server, storage, { messageMs: 10, clock: () => Date.now() + offsetMs });
  const second = start(server, storage);
  sleep(HOUR_MS);
  const token = first.getAccessToken();
  await pass(10);
  offsetMs -= 30 * HOUR_MS;
  await pass(1_000);
  await token;
  await second.getAccessToken();
  // The API refuses the access tokens again and again, and both ask for others as long as they are refused.
  for (let round = 0; round < 3; round++) {
    for (const one of [first, second]) {
      server.refuseAccessTokens();
      let token: string | undefined;
      for (let attempt = 0; attempt < 4 && (token === undefined || !server.accepts(token)); attempt++) {
        token = String(await after(5_000, one.getAccessToken({ rejected: token })));
      }
      expect(server.accepts(token ?? "")).toBe(true);
    }
  }
});

test("a grant that was minted before its machine slept, with a wrong clock, ends when it ends", async () => {
  const { server, first, storage } = world("strict");
  const manager = start(server, storage, { messageMs: 10, clock: () => Date.now() + 5 * HOUR_MS });
  const token = manager.getAccessToken();
  await pass(15);
  sleep(9 * HOUR_MS);
  await pass(1_000);
  await token;
  // It passes for newer than the one it came from, which anybody else may still hold and store again.
  expect((await stored(storage)).token.expires_at).toBeGreaterThan(first.token.expires_at - 60);
});

test("closing waits for an adopt that has begun", async () => {
  const { server, storage } = world();
  const manager = start(server, storage);
  void storage.withLock(() => delay(1_000), { waitMs: 1e9, holdMs: 1e9 });
  void manager.logout();
  sleep(1_000);
  let isAdopted = false;
  void manager.adopt(server.logIn()).then(() => {
    isAdopted = true;
  });
  let wasAdopted: boolean | undefined;
  void manager.close().then(() => {
    wasAdopted = isAdopted;
  });
  await pass(10_000);
  expect(wasAdopted).toBe(true);
});

test("what failed for want of a login is not held against the one adopted meanwhile", async () => {
  const { server, storage } = world();
  await storage.clear({ expected: (await storage.load())?.revision ?? "" });
  // The first to ask for the lock is overtaken by the second, which takes a moment to let go of it.
  let asked = 0;
  const manager = start(server, {
    ...storage,
    async withLock(critical, options) {
      await delay(asked++ === 0 ? 20 : 0);
      try {
        return await storage.withLock(critical, options);
      } finally {
        await delay(50);
      }
    },
  });
  const adopted = manager.adopt(server.logIn());
  const early = manager.getAccessToken().catch(() => {});
  await pass(100);
  await Promise.all([adopted, early]);
  // The API refuses its first access token: another is to be had.
  const rejected = await manager.getAccessToken();
  expect(await after(1_000, manager.getAccessToken({ rejected }))).toEqual(expect.stringMatching(/^access-/));
});

test("a look that began before a login was adopted does not drop that login from memory", async () => {
  const { server, storage } = world();
  await storage.clear({ expected: (await storage.load())?.revision ?? "" });
  // The first answer of the store is long on its way.
  let loads = 0;
  const manager = start(server, {
    ...storage,
    async load() {
      const found = await storage.load();
      if (loads++ === 0) await delay(100);
      return found;
    },
  });
  const told: string[] = [];
  manager.subscribe(({ type }) => told.push(type));
  const looking = manager.status();
  await pass(10);
  const login = server.logIn();
  await after(10, manager.adopt(login));
  await pass(200);
  await looking;
  expect(told).toEqual(["adopted"]);
  expect(await manager.getAccessToken()).toBe(login.token.access_token);
});

test("a clock's correction counts also for a login that was seen while it was learnt", async () => {
  const { server, storage } = world();
  const manager = start(server, storage, { messageMs: 10, clock: () => Date.now() + 72 * HOUR_MS });
  sleep(HOUR_MS);
  const early = manager.getAccessToken().catch(() => {});
  // Performed by the server, and the answer is on its way.
  await pass(15);
  const login = server.logIn();
  await overwrite(storage, login);
  await after(1, manager.status());
  await pass(1_000);
  await early;
  // It was fresh, and no second refresh was needed.
  expect((await stored(storage)).token.access_token).toBe(login.token.access_token);
});
