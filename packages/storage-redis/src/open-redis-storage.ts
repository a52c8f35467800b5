import { ConfigError, type TokenStorage } from "@schwab-kit/core";
import { ChangeFeed } from "./change-feed.js";
import { chooseConnection } from "./choose-connection.js";
import { keysOf } from "./keys.js";
import { leaseLock } from "./lease.js";
import type { RedisStorageOptions } from "./redis-storage-options.js";
import { scriptRunner } from "./run-script.js";
import { heldScript } from "./scripts.js";
import { storedToken } from "./stored-token.js";

/**
 * A token record kept in Redis, for all machines that give the same login name. Connects, so that wrong settings
 * show here; gives up after 5 seconds. A Redis that is lost later is connected to again by itself.
 *
 * Its functions reject with `StorageError`: all with `storage-unavailable` when Redis can't be reached within 5
 * seconds; `load` with `storage-unreadable` and `storage-corrupt`; `save`, `clear` and `assertWritable` with
 * `storage-unwritable` and `storage-corrupt`; `save` also with `StorageConflictError`.
 * @throws ConfigError `config-missing`, `config-invalid`
 * @throws StorageError `storage-unavailable`; `storage-unreadable` when Redis refuses
 */
export async function openRedisStorage(options: RedisStorageOptions): Promise<TokenStorage> {
  if (!/^[\w.@-]{1,100}$/.test(options.login ?? "")) {
    throw new ConfigError(
      "config-invalid",
      "openRedisStorage() needs a login name of 1 to 100 letters, digits, dots, underscores, @ or dashes. Give one, such as main.",
    );
  }
  const { connection, description } = await chooseConnection(options);
  const keys = keysOf(options.login);
  const run = scriptRunner(connection, description);
  const token = storedToken(run, keys, description);
  const feed = new ChangeFeed(connection, keys.changes, token);
  const { load, save, clear, assertWritable } = token;
  const storage: TokenStorage = {
    load,
    save,
    clear,
    assertWritable,
    description,
    capabilities: { durable: true, sharedBetween: "machines", lockedBetween: "machines", encrypted: false },
    withLock: leaseLock(run, keys, description),
    subscribe: (listener) => feed.subscribe(listener),
    async close() {
      feed.close();
      connection.close();
    },
  };
  try {
    // Any command will do: whether it can be reached and lets us in.
    await run(heldScript, { keys: [keys.lock], arguments: [""] });
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}
