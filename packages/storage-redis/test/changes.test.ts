import { expect, it, onTestFinished } from "vitest";
import { type RedisServer, startRedis } from "../../../test/support/redis-server.js";
import { inChild, newer, open, record, until } from "./support.js";

const subscribers = (redis: RedisServer) => redis.command("PUBSUB", "NUMSUB", "schwab-kit:{main}:changes");
const isHeard = async (redis: RedisServer) => (await subscribers(redis)).endsWith(":1");
const isLeft = async (redis: RedisServer) => (await subscribers(redis)).endsWith(":0");

it("tells of each change by another machine, once and in order, from the moment it is asked to", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  const heard: unknown[] = [];
  ours.subscribe((revision) => heard.push(revision));
  // At once, long before a connection can stand.
  const first = await theirs.save(record, { expected: undefined });
  await until(() => heard.length > 0);
  await until(() => isHeard(redis));
  const second = await theirs.save(newer, { expected: first });
  await theirs.clear({ expected: second });
  const third = await theirs.save(record, { expected: undefined });
  await until(() => heard.length >= 4);
  expect(heard).toEqual([first, second, undefined, third]);
});

it("publishes revisions and nothing else", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  const listening = inChild(
    redis.port,
    `
    const { connect } = await import("node:net");
    const socket = connect(given, "127.0.0.1", () => socket.write("PSUBSCRIBE *\\r\\n"));
    socket.pipe(process.stdout);
    `,
  );
  await listening.printed("psubscribe");
  const first = await storage.save(record, { expected: undefined });
  const second = await storage.save(newer, { expected: first });
  await storage.clear({ expected: second });
  await listening.printed(`${second}\r\n`);
  await listening.printed("$0\r\n");
  await redis.kill();
  const output = await listening.output;
  expect(output.match(/^pmessage/gm)).toHaveLength(3);
  expect(output).not.toContain("SECRET");
});

it("has a connection for it only while somebody listens", async () => {
  const redis = await startRedis();
  const storage = await open(redis);
  expect(await isLeft(redis)).toBe(true);
  const heard: unknown[] = [];
  const listener = (revision: unknown) => heard.push(revision);
  const [first, second] = [storage.subscribe(listener), storage.subscribe(listener)];
  await until(() => isHeard(redis));
  first();
  first();
  const revision = await storage.save(record, { expected: undefined });
  await until(() => heard.length > 0);
  second();
  await until(() => isLeft(redis));
  await storage.clear({ expected: revision });
  storage.subscribe(listener);
  await until(() => isHeard(redis));
  await storage.close();
  await until(() => isLeft(redis));
  storage.subscribe(listener)();
  expect(heard).toEqual([revision]);
});

it("tells the current revision once after its connection was cut", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  const first = await theirs.save(record, { expected: undefined });
  await ours.load();
  const heard: unknown[] = [];
  ours.subscribe((revision) => heard.push(revision));
  await until(() => isHeard(redis));
  const warned: unknown[] = [];
  const warn = (warning: Error): void => void warned.push(warning);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  const rounds = 12;
  for (let round = 1; round <= rounds; round++) {
    expect(await redis.command("CLIENT", "KILL", "TYPE", "pubsub")).toBe(":1");
    await until(() => heard.length === round);
  }
  const second = await theirs.save(newer, { expected: first });
  await until(() => heard.length > rounds);
  expect(heard).toEqual([...Array(rounds).fill(first), second]);
  expect(warned).toEqual([]);
});

it("tells what changed while Redis, or only the subscriber, was away", async () => {
  const redis = await startRedis();
  const [ours, theirs] = [await open(redis), await open(redis)];
  const first = await theirs.save(record, { expected: undefined });
  await ours.load();
  const heard: unknown[] = [];
  ours.subscribe((revision) => heard.push(revision));
  await until(() => isHeard(redis));
  await redis.kill();
  await redis.start();
  const second = await theirs.save(newer, { expected: first });
  await until(() => heard.includes(second));
  expect(heard.at(-1)).toBe(second);
});

it("lets a listener that throws disturb nobody else", async () => {
  const redis = await startRedis();
  const result = inChild(
    redis.url,
    `
    process.on("uncaughtException", (error) => process.stdout.write(error.message + ";"));
    const storage = await openRedisStorage({ url: given, login: "main" });
    const alive = setTimeout(() => {}, 15_000);
    storage.subscribe(() => { throw new Error("a bug"); });
    await new Promise((resolve) => {
      storage.subscribe((revision) => { process.stdout.write(typeof revision + ";"); resolve(); });
      storage.save({}, {});
    });
    clearTimeout(alive);
    `,
  );
  expect(await result.output).toBe("string;");
});
