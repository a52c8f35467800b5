import { expect, it } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";

it("works", async () => {
  const redis = await startRedis();
  expect(await redis.command("PING")).toBe("+PONG");
  const s = await openRedisStorage({ url: redis.url, login: "main" });
  expect(s.description).toBe(`login main in Redis at 127.0.0.1:${redis.port}`);
  expect(await s.load()).toBeUndefined();
  const r = await s.save({ a: "é" }, { expected: undefined });
  expect(await s.load()).toEqual({ value: { a: "é" }, revision: r });
  await expect(s.save({ a: 1 }, { expected: undefined })).rejects.toMatchObject({ code: "storage-conflict" });
  await s.withLock(
    async (l) => {
      await l.assertHeld();
      console.log(await redis.command("KEYS", "*"));
    },
    { waitMs: 100, holdMs: 1000 },
  );
  expect(await s.clear({ expected: "x" })).toBe(false);
  expect(await s.clear({ expected: r })).toBe(true);
  expect(await redis.command("KEYS", "*")).toBe("*0");
  await s.assertWritable?.();
  await s.close();
  await expect(s.load()).rejects.toMatchObject({ code: "storage-unavailable" });
});
