export { openRedisStorage, type RedisStorageOptions } from "./open-redis-storage.js";
export type {
  RedisClient,
  RedisCluster,
  RedisClusterNode,
  ScriptArguments,
  ScriptClient,
  SubscriberClient,
} from "./redis-client.js";
