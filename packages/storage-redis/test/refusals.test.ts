import { readFile, rm } from "node:fs/promises";
import { inspect } from "node:util";
import { createClient } from "@redis/client";
import { StorageError, TokenManager } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { type RedisServer, startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { logIn } from "./log-in.js";
import { corruptKey, failureOf, lockKey, newer, open, record, tokenKey, until } from "./support.js";

const patient = { waitMs: 1_000, holdMs: 1_000 };

async function withSavedRecord(): Promise<{
  redis: RedisServer;
  storage: Awaited<ReturnType<typeof open>>;
  revision: string;
}> {
  const redis = await startRedis();
  const storage = await open(redis);
  return { redis, storage, revision: await storage.save(record, { expected: undefined }) };
}

it("tells full memory, loses nothing by it, and can still log out", async () => {
  const { redis, storage, revision } = await withSavedRecord();
  await redis.command("HSET", tokenKey, "value", "broken");
  await redis.command("CONFIG", "SET", "maxmemory", "1");
  for (const work of [
    () => storage.save(newer, { expected: revision }),
    () => storage.assertWritable(),
    () => storage.withLock(async () => {}, patient),
  ]) {
    const error = await failureOf(work());
    expect(error).toMatchObject({ code: "storage-unwritable", action: "fix-config" });
    expect(error.message).toContain("its memory is full (OOM). Raise maxmemory");
  }
  expect(await redis.command("HGET", tokenKey, "value")).toContain("broken");
  expect(await redis.command("EXISTS", corruptKey)).toBe(":0");
  expect(await storage.clear({ expected: revision })).toBe(true);
});

it("tells a disk that can't be written", async () => {
  const { redis, storage, revision } = await withSavedRecord();
  const [folder = ""] = /\/\S+/.exec(await redis.command("CONFIG", "GET", "dir")) ?? [];
  await redis.command("CONFIG", "SET", "save", "3600 1");
  await rm(folder, { recursive: true });
  await redis.command("BGSAVE");
  await until(async () => (await redis.command("INFO")).includes("rdb_last_bgsave_status:err"));
  for (const work of [
    () => storage.save(newer, { expected: revision }),
    () => storage.assertWritable(),
    () => storage.clear({ expected: revision }),
    () => storage.withLock(async () => {}, patient),
  ]) {
    const error = await failureOf(work());
    expect(error).toMatchObject({ code: "storage-unwritable", action: "fix-config" });
    expect(error.message).toContain("it can't write to its disk (MISCONF). See to the disk of that Redis.");
  }
  expect((await storage.load())?.revision).toBe(revision);
});

it("waits while Redis says that it can't answer for now, and passes that on when it lasts", async () => {
  const { redis, storage, revision } = await withSavedRecord();
  await redis.command("CONFIG", "SET", "busy-reply-threshold", "1");
  const [worker, killer] = [createClient({ url: redis.url }), createClient({ url: redis.url })];
  for (const client of [worker, killer]) {
    await client.connect();
    onTestFinished(() => client.destroy());
  }
  const keepBusy = async (): Promise<void> => {
    worker.eval("while true do end").catch(() => {});
    await until(() =>
      killer.ping().then(
        () => false,
        () => true,
      ),
    );
  };
  await keepBusy();
  const loading = storage.load();
  await killer.sendCommand(["SCRIPT", "KILL"]);
  expect((await loading)?.revision).toBe(revision);

  await keepBusy();
  const error = await failureOf(storage.load());
  expect(error).toMatchObject({ code: "storage-unavailable", retryable: true });
  expect(error.message).toContain("it is busy with a long script (BUSY)");
  await killer.sendCommand(["SCRIPT", "KILL"]);
  expect(await storage.clear({ expected: revision })).toBe(true);
});

it("tells a read-only replica, and reads from it", async () => {
  const { redis, storage, revision } = await withSavedRecord();
  await redis.command("REPLICAOF", "127.0.0.1", "1");
  expect((await storage.load())?.revision).toBe(revision);
  for (const work of [
    () => storage.save(newer, { expected: revision }),
    () => storage.assertWritable(),
    () => storage.clear({ expected: revision }),
    () => storage.withLock(async () => {}, patient),
  ]) {
    const error = await failureOf(work());
    expect(error).toMatchObject({ code: "storage-unwritable" });
    expect(error.message).toContain("it is a read-only replica (READONLY). Give the address of the primary.");
  }
});

it("tells a wrong password from a missing one, at once and without showing it", async () => {
  const redis = await startRedis(["--requirepass", "right-SECRET"]);
  const wrong = await failureOf(
    openRedisStorage({ url: redis.url.replace("//", "//:wrong-SECRET@"), login: "main" }),
  );
  const missing = await failureOf(openRedisStorage({ url: redis.url, login: "main" }));
  expect(wrong).toMatchObject({ code: "storage-unreadable", action: "fix-config" });
  expect(wrong.message).toContain("wrong user name or password (WRONGPASS)");
  expect(missing).toMatchObject({ code: "storage-unreadable", action: "fix-config" });
  expect(missing.message).toContain("it asks for a password (NOAUTH)");
  expect(inspect([wrong, missing], { depth: 9, showHidden: true })).not.toContain("SECRET");
});

it("tells another kind of key, and never replaces it", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const kinds = [
    ["SET", tokenKey, "text-SECRET"],
    ["RPUSH", tokenKey, "item-SECRET"],
    ["HSET", tokenKey, "other", "field-SECRET"],
    ["HSET", tokenKey, "value", "{}"],
    ["HSET", tokenKey, "value", "{}", "revision", ""],
    ["HSET", tokenKey, "revision", "a-revision"],
  ];
  for (const command of kinds) {
    await redis.command(...command);
    const before = await redis.command("DUMP", tokenKey);
    const error = await failureOf(storage.load());
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code: "storage-corrupt", action: "fix-config" });
    expect(error.revision).toBeUndefined();
    for (const expected of [undefined, "", "any"]) {
      await failureOf(storage.save(newer, { expected }));
      if (expected !== undefined) await storage.clear({ expected }).catch(() => {});
    }
    expect(await redis.command("DUMP", tokenKey)).toBe(before);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("SECRET");
    expect(error.message).toContain(`the key ${tokenKey} holds something else`);
    await redis.command("DEL", tokenKey);
  }
  await redis.command("RPUSH", lockKey, "x");
  expect(await failureOf(storage.withLock(async () => {}, patient))).toMatchObject({
    code: "storage-corrupt",
    message: expect.stringContaining(`the key ${lockKey} holds something else`),
  });
});

it("names a broken value by its revision, so that a login may replace it, and keeps it aside", async () => {
  const { redis, storage, revision } = await withSavedRecord();
  const inKey = (key: string) => redis.command("HMGET", key, "revision", "value");
  let expected = revision;
  for (const broken of ['{"token": "cut-SECRET', "", '"\xff"']) {
    await redis.command("EVAL", `redis.call('HSET', KEYS[1], 'value', ${lua(broken)})`, "1", tokenKey);
    const error = await failureOf(storage.load());
    expect(error).toMatchObject({
      code: "storage-corrupt",
      action: "login",
      revision: expected,
    });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("SECRET");
    const [before, keptBefore] = [await inKey(tokenKey), await inKey(corruptKey)];
    expect(await failureOf(storage.save(newer, { expected: "another" }))).toMatchObject({
      code: "storage-conflict",
    });
    expect(await inKey(corruptKey)).toBe(keptBefore);
    expected = await storage.save(newer, { expected });
    expect(await storage.load()).toEqual({ value: newer, revision: expected });
    expect(await inKey(corruptKey)).toBe(before);
  }
  const kept = await inKey(corruptKey);
  await storage.save(record, { expected });
  expect(await inKey(corruptKey)).toBe(kept);
});

it("lets a login replace a broken value, and only when told to", async () => {
  const { redis, storage } = await withSavedRecord();
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const manager = new TokenManager({ storage, appKey, appSecret, baseUrl });
  onTestFinished(() => manager.close());
  await redis.command("HSET", tokenKey, "value", '{"token": "cut-SECRET');
  const login = await logIn(sandbox);
  expect(await failureOf(manager.adopt(login))).toMatchObject({ code: "storage-corrupt", action: "login" });
  await manager.adopt(login, { replaceUnreadable: true });
  expect(await manager.getAccessToken()).toBe(login.token.access_token);
  expect((await storage.load())?.value).toEqual(login);
  expect(await redis.command("HGET", corruptKey, "value")).toContain("cut-SECRET");
});

/** As a Lua text, bytes above 127 as such. */
function lua(text: string): string {
  return `'${text.replaceAll("\xff", "\\255")}'`;
}

it("gives any JSON it finds: what a record is, the caller decides", async () => {
  const { redis, storage } = await withSavedRecord();
  for (const text of ["[]", "null", "3", '"text"', "{}"]) {
    await redis.command("HSET", tokenKey, "value", text);
    expect((await storage.load())?.value).toEqual(JSON.parse(text));
  }
});

it("needs no more permissions than the README gives, and says when one is missing", async () => {
  const { redis, storage: admin, revision } = await withSavedRecord();
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const rule = /ACL SETUSER (schwab on >PASSWORD [\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const words = rule.trim().split(/\s+/);
  expect(await redis.command("ACL", "SETUSER", ...words)).toBe("+OK");
  const storage = await open({ url: redis.url.replace("//", "//schwab:PASSWORD@") });
  const heard: unknown[] = [];
  await storage.load();
  storage.subscribe((told) => heard.push(told));
  await redis.command("HSET", tokenKey, "value", "broken");
  const second = await storage.save(newer, { expected: revision });
  await storage.assertWritable();
  await storage.withLock((lock) => lock.assertHeld(), patient);
  await until(async () => (await redis.command("PUBSUB", "CHANNELS")).includes("changes"));
  await admin.clear({ expected: second });
  await until(() => heard.includes(undefined));

  await redis.command("ACL", "SETUSER", "schwab", "-set");
  const error = await failureOf(storage.withLock(async () => {}, patient));
  expect(error).toMatchObject({ code: "storage-unwritable", action: "fix-config" });
  expect(error.message).toContain("permission denied (NOPERM)");
  // Without the channel nobody hears, but nothing that is stored fails for it.
  await redis.command("ACL", "SETUSER", "schwab", "resetchannels");
  await storage.save(record, { expected: undefined });
  await redis.command("ACL", "SETUSER", "schwab", "resetkeys");
  expect(await failureOf(storage.load())).toMatchObject({ code: "storage-unreadable" });
});
