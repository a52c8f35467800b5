import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { ConfigError } from "@schwab-kit/core";
import { createGateway } from "../create-gateway.js";
import type { GatewayOptions } from "../gateway-options.js";
import { gatewayListener } from "./gateway-listener.js";
import { servePageAndGateway } from "./serve-page-and-gateway.js";

export interface GatewayServerOptions extends Omit<GatewayOptions, "allowedOrigins"> {
  /** On 127.0.0.1. Always the same one, as the page's storage belongs to it; no other is taken in its place. */
  readonly port: number;
  /** Answers everything that is not the gateway's: the page. Its headers, such as a Content-Security-Policy, are its own. */
  readonly serve: (request: Request) => Response | Promise<Response>;
  /** Private key and certificate, PEM. Plain http without. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
}

export interface GatewayServer {
  /** Its one origin, such as `http://127.0.0.1:8190`. Under another name it answers nothing. */
  readonly url: string;
  /** Cuts open connections and frees the port. May be called again. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Serves a page and its gateway on one port of 127.0.0.1. The gateway is for browsers that loaded the page here
 * since the start; each gets a session cookie for that.
 * @throws ConfigError as `createGateway`; `config-invalid` for key or certificate, `port-unavailable`
 */
export async function startGateway(options: GatewayServerOptions): Promise<GatewayServer> {
  const { port, serve, tls, ...gatewayOptions } = options;
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw new ConfigError("config-invalid", "The gateway's port must be a whole number from 1 to 65535.");
  }
  const { origin } = new URL(`${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`);
  const gateway = createGateway({ ...gatewayOptions, allowedOrigins: [origin] });
  const server = createServer(tls, gatewayListener(servePageAndGateway({ origin, gateway, serve })));
  server.maxConnections = 256;
  await listen(server, port);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= closeServer(server);
    return closed;
  };
  return { url: origin, close, [Symbol.asyncDispose]: close };
}

function createServer(tls: GatewayServerOptions["tls"], listener: RequestListener): Server {
  // Milliseconds a client may take: to say what it wants, and to say all of it.
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000 };
  if (tls === undefined) return createHttpServer(limits, listener);
  try {
    return createHttpsServer({ ...limits, ...tls }, listener);
  } catch {
    throw new ConfigError(
      "config-invalid",
      "The gateway's tls.key and tls.cert are not a private key and its certificate, both PEM.",
    );
  }
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
  } catch (error) {
    const { code = "no reason given" } = error as NodeJS.ErrnoException;
    const why =
      code === "EADDRINUSE"
        ? "another program has it, perhaps the gateway itself, started before. End that program, or give another port"
        : code === "EACCES"
          ? "an ordinary program may not open it. Give one above 1023"
          : `the system says ${code}. Give another port`;
    throw new ConfigError("port-unavailable", `The gateway can't have port ${port} of 127.0.0.1: ${why}.`);
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
