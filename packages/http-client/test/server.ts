import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type AccessTokenSource, SchwabClient, type SchwabClientOptions } from "../src/index.js";

export interface TestServer {
  readonly origin: string;
  /** Every request that came, in order. */
  readonly seen: IncomingMessage[];
  close(): Promise<void>;
}

/** A real server on loopback, closed when the test is over. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    listener(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${port}`, seen, close };
}

/** A server that gives every request the same answer. */
export function serveAnswer(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): Promise<TestServer> {
  return serve((_, response) => answer(response, status, body, headers));
}

export function answer(
  response: ServerResponse,
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): void {
  const isText = typeof body === "string";
  response.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** What a token source was asked. */
export interface RecordedTokens extends AccessTokenSource {
  readonly asked: { rejected?: string; signal?: AbortSignal }[];
}

/** Hands out `first`, and `next` (the same unless given) once a token was rejected. */
export function tokens(first: string, next: string = first): RecordedTokens {
  const asked: RecordedTokens["asked"] = [];
  return {
    asked,
    async getAccessToken(options = {}) {
      asked.push(options);
      return options.rejected === undefined ? first : next;
    },
  };
}

/** A client of this server that sends each request once, unless the options say otherwise. */
export function clientOf(
  server: { readonly origin: string },
  options: Partial<SchwabClientOptions> = {},
): SchwabClient {
  return new SchwabClient({ tokens: tokens("token-1"), baseUrl: server.origin, retries: 0, ...options });
}

/** What a promise rejects with; fails when it doesn't. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection, got an answer");
}
