import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";
import { type GatewayServer, type GatewayServerOptions, startGateway } from "../src/node/index.js";

export interface Scene {
  readonly sandbox: Sandbox;
  readonly gateway: GatewayServer;
  /** Where the gateway's page gets the code; the gateway's own origin. */
  readonly callbackUrl: string;
  /** The session cookie of a browser that loaded the page. */
  readonly cookie: string;
  /** As the page's own `fetch`: with what a browser adds to a request of the same origin. */
  readonly fetch: typeof globalThis.fetch;
}

/** A gateway and its page on one port, in front of a sandbox; closed when the test is over. */
export async function startScene(options: Partial<GatewayServerOptions> = {}): Promise<Scene> {
  const port = options.port ?? (await freePort());
  const callbackUrl = `http://127.0.0.1:${port}/callback`;
  const sandbox = await startSandbox({ autoApprove: true, callbackUrl });
  onTestFinished(() => sandbox.close());
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const gateway = await startGateway({
    port,
    appKey,
    appSecret,
    callbackUrl,
    baseUrl,
    serve: () => new Response("<h1>The page</h1>", { headers: { "content-type": "text/html" } }),
    ...options,
  });
  onTestFinished(() => gateway.close());
  const cookie = await loadPage(gateway.url);
  return { sandbox, gateway, callbackUrl, cookie, fetch: pageFetch(cookie) };
}

/** What a browser keeps of a page it was sent to. */
export async function loadPage(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers: { "sec-fetch-dest": "document", ...headers } });
  await response.arrayBuffer();
  return response.headers.getSetCookie().at(-1)?.split(";")[0] ?? "";
}

function pageFetch(cookie: string): typeof globalThis.fetch {
  return (input, init) => {
    const request = new Request(input, init);
    request.headers.set("cookie", cookie);
    request.headers.set("sec-fetch-site", "same-origin");
    if (request.method !== "GET") request.headers.set("origin", new URL(request.url).origin);
    return fetch(request);
  };
}

export async function freePort(): Promise<number> {
  const server = await listening(createServer());
  const { port } = server.address() as AddressInfo;
  await closed(server);
  return port;
}

/** A real server on loopback that answers what no sandbox does. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = await listening(createServer(listener));
  onTestFinished(() => closed(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function listening(server: Server): Promise<Server> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function closed(server: Server): Promise<void> {
  const over = once(server, "close");
  server.close();
  server.closeAllConnections();
  await over;
}

export interface RawAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly text: string;
}

/** Sends bytes as they are, and reads until the connection ends or the one answer is whole. */
export async function sendRaw(url: string, bytes: string): Promise<RawAnswer> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  const whole = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (isWhole(text)) resolve();
    });
    socket.once("close", () => resolve());
    socket.once("error", () => resolve());
  });
  socket.write(bytes, "latin1");
  await whole;
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? 0), text };
}

function isWhole(text: string): boolean {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (rest.length === 0) return false;
  const body = rest.join("\r\n\r\n");
  return length === undefined
    ? body.endsWith("0\r\n\r\n") || body.endsWith("\r\n0\r\n")
    : body.length >= Number(length);
}

/** The `title` of the gateway's own answer. */
export function titleIn(text: string): string | undefined {
  return /"title":"([^"]+)"/.exec(text)?.[1];
}
