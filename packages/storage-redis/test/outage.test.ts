import { TokenManager } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { cuttingProxy } from "./cutting-proxy.js";
import { logIn } from "./log-in.js";
import { expectNothingUnhandled } from "./nothing-unhandled.js";
import { failureOf, lockKey, newer, open, record } from "./support.js";

expectNothingUnhandled();

it("serves a valid token from memory while Redis is dead, fails a refresh, and goes on when Redis is back", async () => {
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis();
  const storage = await open(redis);
  storage.subscribe(() => {});
  const { appKey, appSecret, url: baseUrl } = sandbox;
  let now = Date.now();
  const clock = () => now;
  const manager = new TokenManager({ storage, appKey, appSecret, baseUrl, clock, refreshAhead: "wait" });
  await manager.adopt(await logIn(sandbox));
  const token = await manager.getAccessToken();

  await redis.kill();
  expect(await manager.getAccessToken()).toBe(token);
  now += 3_600_000;
  const error = await failureOf(manager.getAccessToken());
  expect(error).toMatchObject({ code: "storage-unavailable", retryable: true, action: "retry" });
  expect(error.message).toContain(`Redis at 127.0.0.1:${redis.port}`);
  expect(error.message).toContain("nothing listens there (ECONNREFUSED)");
  expect(sandbox.journal().filter(({ grantType }) => grantType === "refresh_token")).toEqual([]);

  await redis.start();
  const renewed = await manager.getAccessToken();
  expect(renewed).not.toBe(token);
  expect(await open(redis).then((other) => other.load())).toMatchObject({
    value: { token: { access_token: renewed } },
  });
  await manager.close();
});

it("does not notice a restart, nor a cut connection, and does not lose what was written", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const first = await storage.save(record, { expected: undefined });
  await redis.kill();
  const saving = storage.save(newer, { expected: first });
  await redis.start();
  const second = await saving;
  expect(await storage.load()).toEqual({ value: newer, revision: second });
  for (let round = 0; round < 3; round++) {
    await redis.command("CLIENT", "KILL", "TYPE", "normal");
    expect((await storage.load())?.revision).toBe(second);
  }
});

it("finds its own work when an answer was lost", async () => {
  const redis = await startRedis();
  const way = await cuttingProxy(redis.port);
  const [storage, other] = [await open(way), await open(redis)];
  // So that Redis knows the scripts, and the lost answer is not "I don't know that one".
  const earlier = await other.save(newer, { expected: undefined });
  await other.clear({ expected: earlier });
  await other.withLock(async () => {}, { waitMs: 0, holdMs: 1_000 });

  way.loseNextAnswer();
  const revision = await storage.save(record, { expected: undefined });
  expect(await other.load()).toEqual({ value: record, revision });
  way.loseNextAnswer();
  expect(await storage.load()).toEqual({ value: record, revision });
  way.loseNextAnswer();
  await storage.withLock((lock) => lock.assertHeld(), { waitMs: 0, holdMs: 60_000 });
  expect(await redis.command("EXISTS", lockKey)).toBe(":0");
});

it("tells that it does not know whether a logout whose answer was lost has happened", async () => {
  const redis = await startRedis();
  const way = await cuttingProxy(redis.port);
  const [storage, other] = [await open(way), await open(redis)];
  const first = await other.save(record, { expected: undefined });
  await other.clear({ expected: first });
  const second = await other.save(record, { expected: undefined });
  way.loseNextAnswer();
  expect(await failureOf(storage.clear({ expected: second }))).toMatchObject({
    code: "storage-unavailable",
    retryable: true,
  });
  expect(await storage.load()).toBeUndefined();
  expect(await storage.clear({ expected: second })).toBe(false);
});

it("gives up on a Redis that does not answer, and goes on when it does", async () => {
  const redis = await startRedis();
  const [storage, other] = [await open(redis), await open(redis)];
  const first = await storage.save(record, { expected: undefined });
  redis.pause();
  const [load, save, clear, lock] = await Promise.all([
    failureOf(storage.load()),
    failureOf(storage.save(newer, { expected: "another" })),
    failureOf(storage.clear({ expected: "another" })),
    failureOf(other.withLock(async () => {}, { waitMs: 100, holdMs: 200 })),
  ]);
  for (const error of [load, save, clear, lock]) {
    expect(error).toMatchObject({ code: "storage-unavailable", retryable: true });
  }
  for (const error of [load, save]) expect(error.message).toContain("no answer within 5000 ms");
  expect(lock.message).toContain("no answer within 500 ms");
  redis.resume();
  expect(await storage.load()).toEqual({ value: record, revision: first });
  await storage.save(newer, { expected: first });
  expect(await other.withLock(async () => "ours", { waitMs: 10_000, holdMs: 1_000 })).toBe("ours");
});

it("lets a section end well when the lock can't be given back", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const result = await storage.withLock(
    async () => {
      await redis.kill();
      return "done";
    },
    { waitMs: 0, holdMs: 60_000 },
  );
  expect(result).toBe("done");
  await redis.start();
  expect(await redis.command("EXISTS", lockKey)).toBe(":1");

  // It stays taken for others; the same storage takes it over, for as long as it now asks.
  const other = await open(redis);
  const soon = { waitMs: 0, holdMs: 1_000 };
  expect(await failureOf(other.withLock(async () => {}, soon))).toMatchObject({
    code: "storage-lock-timeout",
  });
  await storage.withLock(async (lock) => {
    await lock.assertHeld();
    expect(Number((await redis.command("PTTL", lockKey)).slice(1))).toBeLessThanOrEqual(1_000);
  }, soon);
  expect(await other.withLock(async () => "free", soon)).toBe("free");
});
