import { createClient } from "@redis/client";
import { expect, it, onTestFinished } from "vitest";
import { type RedisServer, startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { expectNothingUnhandled } from "./nothing-unhandled.js";
import { failureOf, inChild, newer, open, record, until } from "./support.js";

type Options = NonNullable<Parameters<typeof createClient>[0]>;

expectNothingUnhandled();

async function lend(redis: RedisServer, options: Options = {}) {
  const client = createClient({ url: redis.url, ...options });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  const storage = await openRedisStorage({ client, login: "main" });
  onTestFinished(() => storage.close());
  return { client, storage };
}

it.each<[string, Options]>([
  ["as it comes", {}],
  ["of the older protocol", { RESP: 2 }],
  [
    "that gives bytes and has a key prefix",
    { commandOptions: { typeMapping: { 36: Buffer } }, keyPrefix: "app:" },
  ],
])("works over a client %s, shares with others, and leaves it open and as it was", async (_, options) => {
  const redis = await startRedis();
  const { client, storage } = await lend(redis, options);
  const { storage: other } = await lend(redis, options);
  const listeners = () => client.eventNames().map((name) => [name, client.listenerCount(name)]);
  const before = listeners();
  expect(storage.description).toBe(`login main in Redis at 127.0.0.1:${redis.port}`);
  const heard: unknown[] = [];
  storage.subscribe?.((revision) => heard.push(revision));
  await until(async () => (await redis.command("PUBSUB", "CHANNELS")).includes("changes"));
  const first = await other.save(record, { expected: undefined });
  expect(await storage.load()).toEqual({ value: record, revision: first });
  await until(() => heard.includes(first));
  const second = await storage.withLock(
    async (lock) => {
      await lock.assertHeld();
      return await storage.save(newer, { expected: first });
    },
    { waitMs: 1_000, holdMs: 1_000 },
  );
  await until(() => heard.includes(second));
  expect(await other.clear({ expected: second })).toBe(true);
  await storage.close();
  await until(async () => !(await redis.command("PUBSUB", "CHANNELS")).includes("changes"));
  expect(client.isReady).toBe(true);
  expect(await client.ping()).toBeTruthy();
  expect(listeners()).toEqual(before);
  expect(await failureOf(storage.load())).toMatchObject({ code: "storage-unavailable", retryable: false });
});

it.each([true, false])(
  "is bounded and recovers while the client reconnects (disableOfflineQueue: %s)",
  async (disableOfflineQueue) => {
    const redis = await startRedis();
    const { storage } = await lend(redis, { disableOfflineQueue, socket: { reconnectStrategy: () => 50 } });
    await redis.kill();
    const error = await failureOf(storage.save(record, { expected: undefined }));
    expect(error).toMatchObject({ code: "storage-unavailable", retryable: true });
    await redis.start();
    // What was given up is not carried out later.
    expect(await storage.load()).toBeUndefined();
    const first = await storage.save(newer, { expected: undefined });
    expect(await storage.load()).toEqual({ value: newer, revision: first });
  },
);

it("hears again after its subscription was cut, although the client is the user's", async () => {
  const redis = await startRedis();
  const { storage } = await lend(redis);
  const heard: unknown[] = [];
  storage.subscribe?.((revision) => heard.push(revision));
  await until(async () => (await redis.command("PUBSUB", "CHANNELS")).includes("changes"));
  await redis.command("CLIENT", "KILL", "TYPE", "pubsub");
  const revision = await (await open(redis)).save(record, { expected: undefined });
  await until(() => heard.includes(revision));
});

it("keeps no process alive by its subscription once the user's client is closed", async () => {
  const redis = await startRedis();
  const child = inChild(
    redis.url,
    `
    const { createClient } = await import(${JSON.stringify(import.meta.resolve("@redis/client"))});
    const client = createClient({ url: given });
    await client.connect();
    const storage = await openRedisStorage({ client, login: "main" });
    const first = await storage.save({ n: 1 }, {});
    await new Promise((resolve) => {
      storage.subscribe((revision) => { if (revision !== first) resolve(); });
      process.stdout.write("subscribed;");
    });
    client.destroy();
    process.stdout.write("left");
    `,
  );
  await child.printed("subscribed;");
  const storage = await open(redis);
  await storage.save(newer, { expected: (await storage.load())?.revision });
  expect(await child.output).toBe("subscribed;left");
});

it("tells a client that is not connected", async () => {
  const client = createClient({ url: "redis://user:pass-SECRET@127.0.0.1:6379" });
  const error = await failureOf(openRedisStorage({ client, login: "main" }));
  expect(error).toMatchObject({ code: "storage-unavailable", action: "fix-request", retryable: false });
  expect(error.message).toContain("await client.connect()");
  expect(error.message).not.toContain("SECRET");
});
