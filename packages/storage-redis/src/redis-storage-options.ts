import type { RedisClient, RedisCluster } from "./redis-client.js";

export type RedisStorageOptions = {
  /** Names the login in this Redis: letters, digits, `.`, `_`, `@` and `-`. Who gives the same name shares it. */
  readonly login: string;
} & (
  | {
      /** `redis://`, `rediss://` (TLS) or `unix://`, perhaps with a user name and password. */
      readonly url: string | undefined;
      readonly client?: undefined;
    }
  | {
      /** Connected, of the package `redis` or `@redis/client`; a cluster too. It is never closed here. */
      readonly client: RedisClient | RedisCluster;
      readonly url?: undefined;
    }
);
