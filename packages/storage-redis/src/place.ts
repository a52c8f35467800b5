import type { RedisClient, RedisCluster } from "./redis-client.js";

/** Where a client leads, for messages. Never from the URL, which may hold a password. */
export function placeOf(client: RedisClient | RedisCluster): string {
  if ("masters" in client) {
    const [node] = client.masters;
    return node === undefined ? "a Redis cluster" : `the Redis cluster at ${node.address}`;
  }
  const { host, port, path } = (client.options.socket ?? {}) as {
    readonly host?: string;
    readonly port?: number;
    readonly path?: string;
  };
  const { database = 0 } = client.options;
  const within = database === 0 ? "" : `database ${database} of `;
  if (path !== undefined) return `${within}Redis at ${path}`;
  const name = host === undefined || host === "" ? "localhost" : host;
  return `${within}Redis at ${name.includes(":") ? `[${name}]` : name}:${port ?? 6379}`;
}
