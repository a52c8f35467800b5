import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { TokenRecord } from "../src/index.js";

/** A server that gives one answer to everything and notes what it was asked. */
export async function answering(answer: { status: number; body: string; headers?: Record<string, string> }) {
  const requests: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    requests.push({ headers: request.headers, body });
    response.writeHead(answer.status, { location: "/elsewhere", ...answer.headers }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}

/** What a server of that address once minted. */
export function record(issuer: string): TokenRecord {
  return {
    creation_timestamp: 1,
    issuer,
    token: {
      access_token: "the-access-token@",
      refresh_token: "the-refresh-token@",
      token_type: "Bearer",
      expires_in: 1800,
      expires_at: 1801,
    },
  };
}
