import { testTokenStorage } from "@schwab-kit/storage-testkit";
import { spawnWorker } from "@schwab-kit/storage-testkit/node";
import { afterAll, describe, test } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";
import { keysOf } from "../src/keys.js";

const worker = new URL("./promises-worker.mjs", import.meta.url);
const redis = await startRedis([], afterAll);
let logins = 0;

await testTokenStorage({
  name: "openRedisStorage",
  test,
  describe,
  backing() {
    const login = `promises-${++logins}`;
    const keys = keysOf(login);
    return {
      open: () => openRedisStorage({ url: redis.url, login }),
      corrupt: () => redis.command("HSET", keys.token, "value", '{"token":'),
      rawBytes: () => redis.command("HGETALL", keys.token),
      async leftovers() {
        const answer = await redis.command("KEYS", `schwab-kit:{${login}}:*`);
        return (answer.match(/schwab-kit:\S+/g) ?? []).filter((key) => key !== keys.token);
      },
      spawn: (task) => spawnWorker(worker, task, [redis.url, login]),
    };
  },
});
