import { StorageError } from "@schwab-kit/core";
import type { RedisClient, RedisCluster, SubscriberClient } from "./redis-client.js";

/** The longest that anything waits for Redis: to connect, or to answer. Milliseconds. */
export const PATIENCE_MS = 5_000;

/** A way to Redis: of our own, or lent by the user. */
export interface Connection {
  /**
   * A client that takes commands now.
   * @throws StorageError when there will never be one again; the client's own error when there is none for now
   */
  client(): Promise<RedisClient | RedisCluster>;
  /** Told when a client does not answer, so that nobody waits behind what is stuck. */
  giveUp(): void;
  /** A client to subscribe with, not connected yet. It keeps no process alive and never reconnects by itself. */
  subscriber(): Promise<SubscriberClient>;
  close(): void;
}

export function closedStorage(description: string): StorageError {
  return new StorageError(
    "storage-unavailable",
    `The storage of the ${description} is closed. Open it again.`,
    {
      retryable: false,
      action: "fix-request",
    },
  );
}
