import { expect, it } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { takeScript } from "../src/scripts.js";
import { failureOf, inChild, lockKey, newer, open, record, until } from "./support.js";

const patient = { waitMs: 20_000, holdMs: 20_000 };

it("excludes others in this process and on other machines, and lets each have its turn", async () => {
  const redis = await startRedis();
  const machines = await Promise.all([open(redis), open(redis), open(redis)]);
  let inside = 0;
  let turns = 0;
  const section = async (): Promise<void> => {
    inside += 1;
    expect(inside).toBe(1);
    await redis.command("PING");
    inside -= 1;
    turns += 1;
  };
  await Promise.all(
    machines.flatMap((storage) => [1, 2, 3, 4].map(() => storage.withLock(section, patient))),
  );
  expect(turns).toBe(12);
  expect(await redis.command("EXISTS", lockKey)).toBe(":0");
});

it("lets those of one process in by order of arrival, one of them at a time asking Redis", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  await redis.command("CONFIG", "RESETSTAT");
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      storage.withLock(async () => {
        seen.push(n);
        await redis.command("PING");
      }, patient),
    ),
  );
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  // Nobody asked in vain.
  expect(await redis.command("INFO", "commandstats")).toMatch(/^cmdstat_set:calls=8,/m);
});

it("gives what the section gives, throws what it throws, and is free again", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  expect(await storage.withLock(async () => 3, patient)).toBe(3);
  const bug = new Error("its own");
  await expect(storage.withLock(() => Promise.reject(bug), patient)).rejects.toBe(bug);
  expect(await redis.command("EXISTS", lockKey)).toBe(":0");
});

it("gives up waiting after waitMs, with nothing begun", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  let hasBegun = false;
  const begin = async (): Promise<void> => {
    hasBegun = true;
  };
  await theirs.withLock(async (lock) => {
    for (const waitMs of [0, 50]) {
      const error = await failureOf(ours.withLock(begin, { waitMs, holdMs: 1_000 }));
      expect(error).toMatchObject({ code: "storage-lock-timeout", name: "StorageLockTimeoutError" });
    }
    await lock.assertHeld();
  }, patient);
  expect(hasBegun).toBe(false);
  await ours.withLock(begin, { waitMs: 0, holdMs: 1_000 });
  expect(hasBegun).toBe(true);
});

it("ends the wait with the signal's reason, and holds no lock afterwards", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  const reason = new Error("the caller gave up");
  const never = () => Promise.reject(new Error("It was not to begin."));
  await theirs.withLock(async () => {
    const controller = new AbortController();
    const waiting = ours.withLock(never, { ...patient, signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(waiting).rejects.toBe(reason);
    await expect(ours.withLock(never, { ...patient, signal: controller.signal })).rejects.toBe(reason);
  }, patient);

  // Aborted while the request that takes the lock is on its way: it is given back.
  redis.pause();
  const controller = new AbortController();
  const waiting = ours.withLock(never, { ...patient, signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await expect(waiting).rejects.toBe(reason);
  redis.resume();
  expect(await theirs.withLock(async () => "free", patient)).toBe("free");
});

it("passes on after holdMs, tells the one that held it, and leaves the next one's lock alone", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  await ours.withLock(
    async (lock) => {
      await lock.assertHeld();
      await until(async () => (await redis.command("EXISTS", lockKey)) === ":0");
      expect(await failureOf(lock.assertHeld())).toMatchObject({
        code: "storage-lock-lost",
        action: "retry",
      });
      await theirs.withLock(async (next) => {
        expect(await failureOf(lock.assertHeld())).toMatchObject({ code: "storage-lock-lost" });
        await next.assertHeld();
      }, patient);
      await redis.command("SET", lockKey, "the next one's");
    },
    { waitMs: 0, holdMs: 1_000 },
  );
  expect(await redis.command("GET", lockKey)).toContain("the next one's");
});

it("lets a late request of an earlier turn take nothing from a later one", async () => {
  const redis = await startRedis();
  const take = (owner: string, turn: number) =>
    redis.command("EVAL", takeScript.source, "1", lockKey, owner, `${turn}`, "60000");
  const taken = [];
  for (const [owner, turn] of [
    ["a:", 9],
    ["a:", 9],
    ["a:", 10],
    ["a:", 9],
    ["b:", 11],
    ["a", 11],
    ["", 11],
  ] as const) {
    taken.push(await take(owner, turn));
  }
  expect(taken).toEqual([":1", ":1", ":1", ":0", ":0", ":0", ":0"]);
  expect(await redis.command("GET", lockKey)).toContain("a:10");
});

it("keeps a holder that was paused from overwriting what the next one stored", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const revision = await storage.save(record, { expected: undefined });
  const sleeper = inChild(
    { url: redis.url, revision },
    `
    const storage = await openRedisStorage({ url: given.url, login: "main" });
    const told = await storage.withLock(async (lock) => {
      process.stdout.write("holding;");
      while (!(await lock.assertHeld().catch((error) => error.code))) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return await storage.save({ from: "sleeper" }, { expected: given.revision }).catch((error) => error.code);
    }, { waitMs: 0, holdMs: 3_000 });
    process.stdout.write(told);
    `,
  );
  await sleeper.printed("holding;");
  sleeper.signal("SIGSTOP");
  await storage.withLock(() => storage.save(newer, { expected: revision }), patient);
  sleeper.signal("SIGCONT");
  expect(await sleeper.output).toBe("holding;storage-conflict");
  expect((await storage.load())?.value).toEqual(newer);
});

it("is free again when a holder was killed and its time is over, and not before", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const holder = inChild(
    { url: redis.url },
    `
    const storage = await openRedisStorage({ url: given.url, login: "main" });
    await storage.withLock(async () => {
      process.stdout.write("holding");
      await new Promise((resolve) => setTimeout(resolve, 15_000));
    }, { waitMs: 0, holdMs: 3_000 });
    `,
  );
  await holder.printed("holding");
  holder.signal("SIGKILL");
  const early = storage.withLock(async () => {}, { waitMs: 0, holdMs: 1_000 });
  expect(await failureOf(early)).toMatchObject({ code: "storage-lock-timeout" });
  expect(await storage.withLock(async () => "free", patient)).toBe("free");
});
