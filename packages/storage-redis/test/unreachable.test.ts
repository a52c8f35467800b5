import { expect, it } from "vitest";
import { freePort, startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { cuttingProxy } from "./cutting-proxy.js";
import { failureOf, inChild, open, record } from "./support.js";

it("says why it can't be opened, without the password", async () => {
  const port = await freePort();
  const [refused, unknown] = await Promise.all([
    failureOf(openRedisStorage({ url: `redis://user:pass-SECRET@127.0.0.1:${port}`, login: "main" })),
    failureOf(openRedisStorage({ url: "redis://user:pass-SECRET@redis.invalid", login: "main" })),
  ]);
  for (const error of [refused, unknown]) {
    expect(error).toMatchObject({ code: "storage-unavailable" });
    expect(JSON.stringify(error) + error.stack).not.toContain("SECRET");
  }
  expect(refused.message).toContain(
    `login main in Redis at 127.0.0.1:${port} can't be reached: nothing listens`,
  );
  expect(unknown.message).toMatch(
    /login main in Redis at redis\.invalid:6379 can't be reached: the host name/,
  );
});

it("raises nothing unhandled in a process whose Redis never was", async () => {
  const child = inChild(
    `redis://127.0.0.1:${await freePort()}`,
    `
    const error = await openRedisStorage({ url: given, login: "main" }).catch((error) => error);
    process.stdout.write(error.code);
    `,
  );
  expect(await child.output).toBe("storage-unavailable");
});

it("takes another connection in place of one that has gone dead without a word", async () => {
  const way = await cuttingProxy((await startRedis()).port);
  const storage = await open(way);
  const revision = await storage.save(record, { expected: undefined });
  way.goSilent();
  expect((await storage.load())?.revision).toBe(revision);
  way.goSilent();
  const error = await failureOf(storage.clear({ expected: revision }));
  expect(error.message).toMatch(/no answer within 5000 ms/);
  expect(await storage.clear({ expected: revision })).toBe(true);
});
