import type { createClient } from "@redis/client";
import { type Connection, closedStorage } from "./connection.js";

type Client = ReturnType<typeof createClient>;

/**
 * A connection of our own. It is made when a command needs one, also after it broke: an idle process has nothing
 * to reconnect for, and no timer that would keep it alive.
 */
export function ownConnection(newClient: () => Client, description: string): Connection {
  let current: { readonly client: Client; readonly ready: Promise<Client> } | undefined;
  let isClosed = false;

  function connect(): { readonly client: Client; readonly ready: Promise<Client> } {
    const client = newClient();
    // Its sockets keep no process alive; the time limit of a command under way does.
    client.unref();
    client.on("error", () => drop(client));
    const ready = client.connect().then(() => client);
    ready.catch(() => drop(client));
    return { client, ready };
  }

  function drop(client: Client | undefined): void {
    if (current?.client === client) current = undefined;
    client?.destroy();
  }

  return {
    async client() {
      if (isClosed) throw closedStorage(description);
      current ??= connect();
      return await current.ready;
    },
    giveUp: () => drop(current?.client),
    async subscriber() {
      if (isClosed) throw closedStorage(description);
      return newClient();
    },
    close() {
      isClosed = true;
      drop(current?.client);
    },
  };
}
