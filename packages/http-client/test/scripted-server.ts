import type { ServerResponse } from "node:http";
import { serve, type TestServer } from "./server.js";

export interface SeenRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** The path alone. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON that came, undefined for none. */
  readonly body: unknown;
}

export interface ScriptedServer extends TestServer {
  readonly requests: SeenRequest[];
  /** What came by this method, in order. */
  by(method: string): SeenRequest[];
  /** Waits until so many requests have come. */
  arrival(count: number): Promise<void>;
}

/** A real server that reads each request to its end and leaves the answer to the test. */
export async function serveScript(
  script: (request: SeenRequest, response: ServerResponse) => void,
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const waiting: (() => void)[] = [];
  const server = await serve(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { pathname, searchParams } = new URL(incoming.url ?? "", "http://localhost");
    const request = {
      method: incoming.method ?? "",
      url: incoming.url ?? "",
      path: pathname,
      query: Object.fromEntries(searchParams),
      body: text === "" ? undefined : JSON.parse(text),
    };
    requests.push(request);
    script(request, response);
    for (const notice of waiting.splice(0)) notice();
  });
  return {
    ...server,
    requests,
    by: (method) => requests.filter((request) => request.method === method),
    async arrival(count) {
      while (requests.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** A hash as Schwab makes them, for each account another. */
export function hashOf(account: number): string {
  return account.toString(16).toUpperCase().padStart(64, "0");
}
