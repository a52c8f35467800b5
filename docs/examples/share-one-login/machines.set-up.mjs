import { startRedis } from "../../../stress/redis-server.mjs";

export const needs = "redis-server";

/** A real Redis that ends with the example. */
export async function situation({ env, folder }) {
  const redis = await startRedis(folder);
  env.REDIS_URL = redis.url;
  return { close: redis.close };
}
