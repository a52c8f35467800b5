export { openRedisStorage } from "./open-redis-storage.js";
export type {
  RedisClient,
  RedisCluster,
  RedisClusterNode,
  ScriptArguments,
  ScriptClient,
  SubscriberClient,
} from "./redis-client.js";
export type { RedisStorageOptions } from "./redis-storage-options.js";
