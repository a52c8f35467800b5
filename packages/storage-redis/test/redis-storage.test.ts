import { rm } from "node:fs/promises";
import { createClient } from "@redis/client";
import { ConfigError } from "@schwab-kit/core";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { failureOf, newer, open, record, tokenKey } from "./support.js";

it("keeps a value for another machine, as JSON beside its revision", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  expect(await ours.load()).toBeUndefined();
  const revision = await ours.save(record, { expected: undefined });
  expect(await theirs.load()).toEqual({ value: record, revision });
  expect(await redis.command("HGET", tokenKey, "value")).toContain(JSON.stringify(record));
  expect(await redis.command("HGET", tokenKey, "revision")).toContain(revision);
  expect(await redis.command("HLEN", tokenKey)).toBe(":2");
  expect(await redis.command("DBSIZE")).toBe(":1");
  expect(await redis.command("PTTL", tokenKey)).toBe(":-1");
});

it("saves only over the expected revision, and changes nothing otherwise", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  const first = await ours.save(record, { expected: undefined });
  const second = await theirs.save(newer, { expected: first });
  for (const expected of [undefined, first, "", "another"]) {
    expect(await failureOf(ours.save(record, { expected }))).toMatchObject({ code: "storage-conflict" });
  }
  expect(await ours.load()).toEqual({ value: newer, revision: second });
});

it("lets exactly one of many who save at once succeed", async () => {
  const redis = await startRedis();
  const machines = await Promise.all(Array.from({ length: 8 }, () => open(redis)));
  for (let expected: string | undefined, round = 0; round < 5; round++) {
    const results = await Promise.allSettled(
      machines.map((storage, index) => storage.save({ round, index }, { expected })),
    );
    const saved = results.flatMap((result, index) =>
      result.status === "fulfilled" ? [{ index, revision: result.value }] : [],
    );
    expect(saved).toHaveLength(1);
    expected = saved[0]?.revision;
    expect(await machines[0]?.load()).toEqual({
      value: { round, index: saved[0]?.index },
      revision: expected,
    });
  }
});

it("clears only the expected revision", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  expect(await storage.clear({ expected: "any" })).toBe(false);
  expect(await failureOf(storage.save(record, { expected: "" }))).toMatchObject({ code: "storage-conflict" });
  const revision = await storage.save(record, { expected: undefined });
  expect(await storage.clear({ expected: "another" })).toBe(false);
  expect(await storage.clear({ expected: "" })).toBe(false);
  expect(await storage.load()).toEqual({ value: record, revision });
  expect(await storage.clear({ expected: revision })).toBe(true);
  expect(await storage.load()).toBeUndefined();
  expect(await redis.command("DBSIZE")).toBe(":0");
});

it("never repeats a revision, also when the same value is stored again", async () => {
  const storage = await open(await startRedis());
  const seen = new Set<string>();
  for (let round = 0; round < 10; round++) {
    const first = await storage.save(record, { expected: undefined });
    const second = await storage.save(record, { expected: first });
    seen.add(first).add(second);
    await storage.clear({ expected: second });
  }
  expect(seen.size).toBe(20);
});

it("keeps logins of different names apart", async () => {
  const redis = await startRedis();
  const main = await open(redis);
  const other = await openRedisStorage({ url: redis.url, login: "other" });
  await main.save(record, { expected: undefined });
  expect(await other.load()).toBeUndefined();
  await main.withLock(() => other.withLock(async () => {}, { waitMs: 0, holdMs: 1_000 }), {
    waitMs: 0,
    holdMs: 1_000,
  });
  await other.close();
});

it("goes on when Redis has forgotten its scripts", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const revision = await storage.save(record, { expected: undefined });
  expect(await redis.command("SCRIPT", "FLUSH")).toBe("+OK");
  expect(await storage.save(newer, { expected: revision })).not.toBe(revision);
});

it("writes nothing that stays to find out whether it could", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  await storage.assertWritable();
  expect(await redis.command("EXISTS", "schwab-kit:{main}:probe", tokenKey)).toBe(":0");
});

it("says what it is and can, without the password", async () => {
  const redis = await startRedis(["--requirepass", "pass-SECRET-word"]);
  const url = redis.url.replace("//", "//:pass-SECRET-word@");
  const storage = await open({ url });
  expect(storage.description).toBe(`login main in Redis at 127.0.0.1:${redis.port}`);
  expect(storage.capabilities).toEqual({
    durable: true,
    sharedBetween: "machines",
    lockedBetween: "machines",
    encrypted: false,
  });
});

it("keeps the databases of one Redis apart, and names the one it uses", async () => {
  const redis = await startRedis();
  const storage = await open({ url: `${redis.url}/3` });
  const revision = await storage.save(record, { expected: undefined });
  expect(await (await open(redis)).load()).toBeUndefined();
  const client = createClient({ url: redis.url, database: 3 });
  await client.connect();
  onTestFinished(() => client.destroy());
  const lent = await openRedisStorage({ client, login: "main" });
  expect((await lent.load())?.revision).toBe(revision);
  for (const { description } of [storage, lent]) {
    expect(description).toBe(`login main in database 3 of Redis at 127.0.0.1:${redis.port}`);
  }
  const error = await failureOf(open({ url: `${redis.url}/99` }));
  expect(error.message).toContain(`database 99 of Redis at 127.0.0.1:${redis.port} can't be read`);
});

it("works over a socket of the file system", async () => {
  const path = `/tmp/schwab-kit-${process.pid}.sock`;
  await startRedis(["--unixsocket", path]);
  onTestFinished(() => rm(path, { force: true }));
  const storage = await open({ url: `unix://${path}` });
  expect(storage.description).toBe(`login main in Redis at ${path}`);
  const revision = await storage.save(record, { expected: undefined });
  expect(await storage.load()).toEqual({ value: record, revision });
});

it("stops a load when the caller does", async () => {
  const storage = await open(await startRedis());
  const reason = new Error("the caller gave up");
  const controller = new AbortController();
  const loading = storage.load({ signal: controller.signal });
  controller.abort(reason);
  await expect(loading).rejects.toBe(reason);
  await expect(storage.load({ signal: controller.signal })).rejects.toBe(reason);
});

it("refuses settings that can't work, and shows none", async () => {
  const url = "redis://localhost:6379";
  const refused: [unknown, string][] = [
    [{ url: undefined, login: "main" }, "config-missing"],
    [{ url: "", login: "main" }, "config-missing"],
    [{ login: "main" }, "config-missing"],
    [{ url: "redis://user:pass-SECRET@host:port", login: "main" }, "config-invalid"],
    [{ url: "https://user:pass-SECRET@host", login: "main" }, "config-invalid"],
    [{ url: "redis://user:pass-SECRET@host/name", login: "main" }, "config-invalid"],
    [{ url: "redis://user:%pass-SECRET@host", login: "main" }, "config-invalid"],
    [{ client: {}, login: "main" }, "config-invalid"],
    [{ client: null, login: "main" }, "config-invalid"],
    ...["", "a{b", "a b", "a:b", undefined].map((login): [unknown, string] => [
      { url, login },
      "config-invalid",
    ]),
  ];
  for (const [options, code] of refused) {
    const error = await failureOf(openRedisStorage(options as never));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code });
    expect(error.cause).toBeUndefined();
    expect(`${error.message} ${error.stack}`).not.toContain("SECRET");
  }
});

it("refuses to work once it is closed, and never connects again", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  await storage.close();
  await storage.close();
  for (const work of [
    storage.load(),
    storage.save(record, { expected: undefined }),
    storage.assertWritable(),
  ]) {
    expect(await failureOf(work)).toMatchObject({ code: "storage-unavailable", retryable: false });
  }
  expect(await redis.command("CLIENT", "LIST", "TYPE", "normal")).not.toContain("lib-name");
});
