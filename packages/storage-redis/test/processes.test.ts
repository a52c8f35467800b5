import type { JsonObject } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { logIn } from "./log-in.js";
import { inChild, open, record, until } from "./support.js";

it("makes one refresh for 32 processes that start at once on an expired token", async () => {
  const sandbox = await startSandbox({ autoApprove: true, rotateRefreshTokens: "strict" });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis();
  const storage = await open(redis);
  const login = await logIn(sandbox);
  const expired = { ...login, token: { ...login.token, expires_at: Math.floor(Date.now() / 1000) - 1 } };
  await storage.save(expired as unknown as JsonObject, { expected: undefined });

  const { appKey, appSecret, url: baseUrl } = sandbox;
  const children = Array.from({ length: 32 }, () =>
    inChild(
      { url: redis.url, manager: { appKey, appSecret, baseUrl } },
      `
      const storage = await openRedisStorage({ url: given.url, login: "main" });
      const manager = new TokenManager({ storage, ...given.manager });
      // Before it says so: a signal that comes earlier would end it.
      const signalled = new Promise((resolve) => process.once("SIGUSR2", resolve));
      process.stdout.write("ready;");
      const alive = setTimeout(() => {}, 55_000);
      await signalled;
      clearTimeout(alive);
      process.stdout.write(await manager.getAccessToken());
      `,
    ),
  );
  // All at the same moment, however long each took to start.
  await Promise.all(children.map((child) => child.printed("ready;")));
  for (const child of children) child.signal("SIGUSR2");
  const outputs = await Promise.all(children.map((child) => child.output));
  const stored = (await storage.load())?.value as { token: { access_token: string } };
  expect(new Set(outputs)).toEqual(new Set([`ready;${stored.token.access_token}`]));
  expect(stored.token.access_token).not.toBe(login.token.access_token);
  const refreshes = sandbox.journal().filter(({ grantType }) => grantType === "refresh_token");
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
}, 60_000);

it("keeps no process alive with an open storage, subscribed or not", async () => {
  const redis = await startRedis();
  const idle = inChild(
    redis.url,
    `
    const storage = await openRedisStorage({ url: given, login: "main" });
    await storage.load();
    process.stdout.write("done");
    `,
  );
  const subscribed = inChild(
    redis.url,
    `
    const storage = await openRedisStorage({ url: given, login: "main" });
    const first = await storage.save({ n: 1 }, {});
    const alive = setTimeout(() => {}, 15_000);
    await new Promise((resolve) => {
      storage.subscribe((revision) => { if (revision !== first) resolve(); });
      setInterval(() => process.stdout.write("listening;"), 50).unref();
    });
    clearTimeout(alive);
    process.stdout.write("heard");
    `,
  );
  expect(await idle.output).toBe("done");
  await subscribed.printed("listening;");
  const storage = await open(redis);
  await storage.save({ n: 2 }, { expected: (await storage.load())?.revision });
  expect(await subscribed.output).toMatch(/heard$/);
});

it("keeps no process alive while it tries to reach a Redis that is gone", async () => {
  const redis = await startRedis();
  const child = inChild(
    redis.url,
    `
    const storage = await openRedisStorage({ url: given, login: "main" });
    storage.subscribe(() => {});
    const alive = setTimeout(() => {}, 15_000);
    // Before it says so: a signal that comes earlier would end it.
    const signalled = new Promise((resolve) => process.once("SIGUSR2", resolve));
    process.stdout.write("subscribed;");
    await signalled;
    clearTimeout(alive);
    process.stdout.write("left");
    `,
  );
  await child.printed("subscribed;");
  await until(async () => (await redis.command("PUBSUB", "CHANNELS")).includes("changes"));
  await redis.kill();
  child.signal("SIGUSR2");
  expect(await child.output).toBe("subscribed;left");
});

it("gives a command under way its answer, with nothing else to keep the process alive", async () => {
  const redis = await startRedis();
  const child = inChild(
    redis.url,
    `
    const storage = await openRedisStorage({ url: given, login: "main" });
    const alive = setTimeout(() => {}, 15_000);
    // Before it says so: a signal that comes earlier would end it.
    const signalled = new Promise((resolve) => process.once("SIGUSR2", resolve));
    process.stdout.write("open;");
    await signalled;
    clearTimeout(alive);
    process.stdout.write("asking;");
    process.stdout.write(JSON.stringify((await storage.load()).value));
    `,
  );
  await (await open(redis)).save(record, { expected: undefined });
  await child.printed("open;");
  redis.pause();
  child.signal("SIGUSR2");
  await child.printed("asking;");
  redis.resume();
  expect(await child.output).toBe(`open;asking;${JSON.stringify(record)}`);
});
