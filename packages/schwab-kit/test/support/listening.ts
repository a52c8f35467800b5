import { once } from "node:events";
import type { Server } from "node:net";
import { onTestFinished } from "vitest";

/** Listens on 127.0.0.1 until the test ends; on a free port unless given. */
export async function listening<T extends Server>(server: T, port = 0): Promise<T> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
  });
  return server;
}
