import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A way to Redis on which messages can get lost. */
export interface CuttingProxy {
  readonly url: string;
  /** Lets the next request through, and cuts the connection in place of its answer. */
  loseNextAnswer(): void;
  /** Carries nothing any more on the connections that stand, and tells neither side. New ones work. */
  goSilent(): void;
}

export async function cuttingProxy(port: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let silent: ReadonlySet<Socket> = new Set();
  let isToCut = false;
  const server = createServer((client) => {
    const redis = connect(port, "127.0.0.1");
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        redis.destroy();
      });
    }
    const isSilent = (): boolean => silent.has(client);
    client.on("data", (chunk) => {
      if (!isSilent()) redis.write(chunk);
    });
    redis.on("data", (chunk) => {
      if (isSilent()) return;
      if (!isToCut) client.write(chunk);
      else client.destroy();
      isToCut = false;
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The proxy has no port.");
  return {
    url: `redis://127.0.0.1:${address.port}`,
    loseNextAnswer() {
      isToCut = true;
    },
    goSilent() {
      silent = new Set(sockets);
    },
  };
}
