import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { createGateway } from "../src/index.js";
import { serve, startScene, titleIn } from "./support.js";

const chains = "/marketdata/v1/chains?symbol=AAPL";
const headers = { authorization: "Bearer I0.c2VjcmV0.token@" };
const orders = "/trader/v1/accounts/5A1F/orders";

/** An upstream that the test itself answers for, request by request. */
async function upstream() {
  const waiting: [IncomingMessage, ServerResponse][] = [];
  const came: ((pair: [IncomingMessage, ServerResponse]) => void)[] = [];
  const baseUrl = await serve((...pair) => {
    const next = came.shift();
    if (next === undefined) waiting.push(pair);
    else next(pair);
  });
  const nextRequest = (): Promise<[IncomingMessage, ServerResponse]> =>
    new Promise((resolve) => {
      const pair = waiting.shift();
      if (pair === undefined) came.push(resolve);
      else resolve(pair);
    });
  return { baseUrl, nextRequest };
}

const printed = (["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"));

afterEach(() => {
  for (const spy of [...printed, ...written]) {
    expect(JSON.stringify(spy.mock.calls)).not.toMatch(/c2VjcmV0|broke off|terminated/);
  }
  expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
});

test("bytes reach the page before the upstream answer has ended", async () => {
  const { baseUrl, nextRequest } = await upstream();
  const scene = await startScene({ baseUrl });
  const asked = scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  const [, answer] = await nextRequest();
  answer.writeHead(200, { "content-type": "application/json" });
  answer.flushHeaders();
  const response = await asked;
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  answer.write('{"symbol":');
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('{"symbol":');
  answer.end('"AAPL"}');
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('"AAPL"}');
  expect((await reader?.read())?.done).toBe(true);
});

test("the largest chain arrives whole", async () => {
  const big = `"${"x".repeat(9_000_000)}"`;
  const baseUrl = await serve((_, response) => void response.end(big));
  const scene = await startScene({ baseUrl });
  const response = await scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  expect(await response.text()).toBe(big);
});

test("a page that goes away ends the upstream request, before the answer and in the middle of it", async () => {
  const { baseUrl, nextRequest } = await upstream();
  const scene = await startScene({ baseUrl });
  for (const begins of [false, true]) {
    const away = new AbortController();
    const asked = scene.fetch(`${scene.gateway.url}${chains}`, { headers, signal: away.signal });
    asked.catch(() => undefined);
    const [, answer] = await nextRequest();
    const cut = once(answer, "close");
    if (begins) {
      answer.write("{");
      await (await asked).body?.getReader().read();
    }
    away.abort();
    await cut;
    expect(answer.writableFinished).toBe(false);
  }
});

test("an answer that is read no further ends the upstream request, in runtimes that abort no request too", async () => {
  const { baseUrl, nextRequest } = await upstream();
  const gateway = createGateway({ appKey: "key", appSecret: "s", callbackUrl: "https://127.0.0.1", baseUrl });
  const asked = gateway(new Request(`http://127.0.0.1:8190${chains}`, { headers }));
  const [, answer] = await nextRequest();
  const cut = once(answer, "close");
  answer.write("{");
  await (await asked).body?.cancel();
  await cut;
  expect(answer.writableFinished).toBe(false);
});

test("an answer that breaks off breaks off for the page too", async () => {
  const baseUrl = await serve((_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("{", () => response.destroy());
  });
  const scene = await startScene({ baseUrl });
  const response = await scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  await expect(response.text()).rejects.toThrow();
});

test("an answer that doesn't come in time is a 504, one that stops in the middle breaks off", async () => {
  const { baseUrl, nextRequest } = await upstream();
  const scene = await startScene({ baseUrl, timeoutMs: 60 });
  const late = await scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  expect([late.status, titleIn(await late.text())]).toEqual([504, "gateway-upstream-timeout"]);
  await nextRequest();
  const asked = scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  const [, answer] = await nextRequest();
  answer.write("{");
  await expect(asked.then((response) => response.text())).rejects.toThrow();
});

test("an upstream that can't be reached is a 502 without a word of the request", async () => {
  const scene = await startScene({ baseUrl: "http://127.0.0.1:1" });
  const response = await scene.fetch(`${scene.gateway.url}${chains}`, { headers });
  const text = await response.text();
  expect([response.status, titleIn(text)]).toEqual([502, "gateway-upstream-unreachable"]);
  expect(text).not.toMatch(/c2VjcmV0|AAPL/);
});

test.each([301, 302, 303, 307, 308, 304, 300])(
  "a redirect by %i is not followed, nor handed on",
  async (status) => {
    const seen: (string | undefined)[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push(request.url);
      response.writeHead(status, { location: "/trader/v1/accounts" }).end();
    });
    const scene = await startScene({ baseUrl });
    const response = await scene.fetch(`${scene.gateway.url}${chains}`, { headers, redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([502, null]);
    expect(titleIn(await response.text())).toBe("gateway-upstream-redirect");
    expect(seen).toEqual([chains]);
  },
);

test("both ways only the headers pass that a client of the API reads", async () => {
  const { baseUrl, nextRequest } = await upstream();
  const scene = await startScene({ baseUrl });
  const asked = scene.fetch(`${scene.gateway.url}${orders}`, {
    method: "POST",
    body: '{"a":1}',
    headers: {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "schwab-client-correlid": "11112222-3333-4444-5555-666677778888",
      "schwab-client-appid": "x",
      "x-forwarded-for": "1.2.3.4",
      "user-agent": "page",
      referer: "http://127.0.0.1/secret",
      te: "trailers",
    },
  });
  const [request, answer] = await nextRequest();
  let body = "";
  for await (const chunk of request) body += chunk;
  expect(body).toBe('{"a":1}');
  const { host, connection, "user-agent": agent, ...sent } = request.headers;
  expect([host, agent === "page"]).toEqual([new URL(baseUrl).host, false]);
  expect(connection).toBe("keep-alive");
  expect(sent).toEqual({
    ...headers,
    accept: "application/json",
    "content-type": "application/json",
    "content-length": "7",
    "schwab-client-correlid": "11112222-3333-4444-5555-666677778888",
    // The runtime's own.
    "accept-encoding": "gzip, deflate",
    "accept-language": "*",
    "sec-fetch-mode": "cors",
  });
  answer.writeHead(201, {
    location: "https://api.schwabapi.com/trader/v1/accounts/5A1F/orders/7",
    "Schwab-Client-CorrelId": "c",
    "Schwab-Resource-Version": "1",
    "retry-after": "3",
    date: "Tue, 24 Nov 2026 12:00:00 GMT",
    "set-cookie": "a=b",
    "access-control-allow-origin": "*",
    "www-authenticate": "Basic",
    "clear-site-data": '"*"',
    "x-powered-by": "x",
    "cache-control": "public, max-age=600",
  });
  answer.end();
  const { status, headers: got } = await asked;
  expect(status).toBe(201);
  const {
    "transfer-encoding": _length,
    connection: _kept,
    "keep-alive": _for,
    ...passed
  } = Object.fromEntries(got);
  expect(passed).toEqual({
    location: "https://api.schwabapi.com/trader/v1/accounts/5A1F/orders/7",
    "schwab-client-correlid": "c",
    "schwab-resource-version": "1",
    "retry-after": "3",
    date: "Tue, 24 Nov 2026 12:00:00 GMT",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
});
