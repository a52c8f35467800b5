import { StorageError } from "@schwab-kit/core";
import { type Connection, closedStorage } from "./connection.js";
import type { RedisClient, RedisCluster } from "./redis-client.js";

/** The user's own client. It is never closed, and nothing is set on it: how it reconnects is theirs to say. */
export function lentConnection(client: RedisClient | RedisCluster, description: string): Connection {
  let isClosed = false;

  function assertOpen(): void {
    if (isClosed) throw closedStorage(description);
    if (client.isOpen) return;
    throw new StorageError(
      "storage-unavailable",
      `The ${description} can't be reached: the given client is not connected. Connect it before it is used: await client.connect().`,
      { retryable: false, action: "fix-request" },
    );
  }

  return {
    async client() {
      assertOpen();
      return client;
    },
    giveUp() {},
    async subscriber() {
      assertOpen();
      const single = await singleClient(client);
      return single.duplicate({ socket: { ...single.options.socket, reconnectStrategy: false } });
    },
    close() {
      isClosed = true;
    },
  };
}

/** In a cluster a message reaches all nodes, so any one will do; another one next time, as this one may be gone. */
async function singleClient(client: RedisClient | RedisCluster): Promise<RedisClient> {
  if (!("masters" in client)) return client;
  const node = client.masters[Math.floor(Math.random() * client.masters.length)];
  if (node === undefined) throw new Error("The cluster has no node.");
  return await client.nodeClient(node);
}
