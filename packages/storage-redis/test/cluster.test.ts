import { createClient, createCluster } from "@redis/client";
import { expect, it, onTestFinished } from "vitest";
import { freePort, type RedisServer, startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { failureOf, newer, record, until } from "./support.js";

/** Two nodes, each with half of the slots. */
async function startCluster(): Promise<[RedisServer, RedisServer]> {
  const buses = [await freePort(), await freePort()];
  const [first, second] = await Promise.all([
    startRedis(["--cluster-enabled", "yes", "--cluster-port", `${buses[0]}`]),
    startRedis(["--cluster-enabled", "yes", "--cluster-port", `${buses[1]}`]),
  ]);
  await first.command("CLUSTER", "ADDSLOTSRANGE", "0", "8191");
  await second.command("CLUSTER", "ADDSLOTSRANGE", "8192", "16383");
  await second.command("CLUSTER", "SET-CONFIG-EPOCH", "2");
  await first.command("CLUSTER", "MEET", "127.0.0.1", `${second.port}`, `${buses[1]}`);
  for (const node of [first, second]) {
    await until(async () => (await node.command("CLUSTER", "INFO")).includes("cluster_state:ok"));
    await until(async () => (await node.command("CLUSTER", "SHARDS")).match(/\bport\b/g)?.length === 2);
  }
  return [first, second];
}

it("keeps a login in a cluster, and hears of changes from whichever node", async () => {
  const nodes = await startCluster();
  const open = async () => {
    const client = createCluster({ rootNodes: [{ url: nodes[0].url }] });
    client.on("error", () => {});
    await client.connect();
    onTestFinished(() => client.destroy());
    const storage = await openRedisStorage({ client, login: "main" });
    onTestFinished(() => storage.close());
    return storage;
  };
  const [ours, theirs] = [await open(), await open()];
  expect(ours.description).toMatch(/^login main in the Redis cluster at 127\.0\.0\.1:\d+$/);
  const heard: unknown[] = [];
  ours.subscribe?.((revision) => heard.push(revision));
  const first = await theirs.save(record, { expected: undefined });
  await until(() => heard.includes(first));
  expect(await ours.load()).toEqual({ value: record, revision: first });
  const second = await ours.withLock(
    async (lock) => {
      await lock.assertHeld();
      return await ours.save(newer, { expected: first });
    },
    { waitMs: 1_000, holdMs: 1_000 },
  );
  expect(await failureOf(theirs.save(record, { expected: first }))).toMatchObject({
    code: "storage-conflict",
  });
  await ours.assertWritable?.();
  await until(() => heard.includes(second));

  for (const node of nodes) await node.command("CLIENT", "KILL", "TYPE", "pubsub");
  expect(await theirs.clear({ expected: second })).toBe(true);
  await until(() => heard.includes(undefined));
});

it("tells a plain client that it talks to a cluster", async () => {
  const nodes = await startCluster();
  const failures = await Promise.all(
    nodes.map(async (node) => {
      const client = createClient({ url: node.url });
      await client.connect();
      onTestFinished(() => client.destroy());
      return await openRedisStorage({ client, login: "main" }).catch((error: unknown) => error);
    }),
  );
  const [error] = failures.filter((failure) => failure instanceof Error);
  expect(error).toMatchObject({ code: "storage-unreadable", action: "fix-config" });
  expect((error as Error).message).toContain(
    "it is a cluster (MOVED). Pass a cluster client: createCluster().",
  );
});
