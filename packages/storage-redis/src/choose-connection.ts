import { ConfigError } from "@schwab-kit/core";
import { type Connection, PATIENCE_MS } from "./connection.js";
import { lentConnection } from "./lent-connection.js";
import { ownConnection } from "./own-connection.js";
import { placeOf } from "./place.js";
import type { RedisClient, RedisCluster } from "./redis-client.js";
import type { RedisStorageOptions } from "./redis-storage-options.js";

interface Chosen {
  readonly connection: Connection;
  /** Of the storage, for messages. */
  readonly description: string;
}

/** @throws ConfigError */
export async function chooseConnection({ client, url, login }: RedisStorageOptions): Promise<Chosen> {
  if (client !== undefined) return lent(client, login);
  if (url !== undefined && url !== "") return await owned(url, login);
  throw new ConfigError(
    "config-missing",
    "openRedisStorage() has to know which Redis. Give a url, such as redis://localhost:6379, or a client.",
  );
}

function lent(client: RedisClient | RedisCluster, login: string): Chosen {
  if (typeof client?.withCommandOptions !== "function" || !("options" in client || "masters" in client)) {
    throw new ConfigError(
      "config-invalid",
      "openRedisStorage() was given a client that it can't use. Give one that createClient() or createCluster() of the package redis made.",
    );
  }
  const description = `login ${login} in ${placeOf(client)}`;
  return { connection: lentConnection(client, description), description };
}

async function owned(url: string, login: string): Promise<Chosen> {
  // Loaded only here: who passes a client has loaded theirs.
  const { createClient } = await import("@redis/client");
  const newClient = (): ReturnType<typeof createClient> =>
    createClient({
      url,
      socket: { connectTimeout: PATIENCE_MS, reconnectStrategy: false },
      disableOfflineQueue: true,
      maintNotifications: "disabled",
    });
  const description = `login ${login} in ${placeOf(parsed(newClient))}`;
  return { connection: ownConnection(newClient, description), description };
}

/** Makes a client for what its URL says, and lets go of it. */
function parsed<T extends { destroy(): void }>(newClient: () => T): T {
  try {
    const client = newClient();
    client.destroy();
    return client;
  } catch {
    // The parser's own error holds the URL, and that perhaps a password.
    throw new ConfigError(
      "config-invalid",
      "The URL of Redis can't be used. Give one like redis://host:6379, rediss://user:password@host:6379/0 or unix:///path; " +
        "signs such as @ and / in a password are written in percent form.",
    );
  }
}
