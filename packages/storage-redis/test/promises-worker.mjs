import { openRedisStorage } from "@schwab-kit/storage-redis";
import { runTask } from "@schwab-kit/storage-testkit/node";

await runTask((url, login) => openRedisStorage({ url, login }));
