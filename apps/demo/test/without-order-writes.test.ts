import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { withoutOrderWrites } from "../src/server/without-order-writes.js";

async function schwab(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked };
}

test.each([
  ["POST", "/trader/v1/accounts/HASH/orders"],
  ["PUT", "/trader/v1/accounts/HASH/orders/1"],
  ["DELETE", "/trader/v1/accounts/HASH/orders/1"],
])("while live orders are off, %s %s is refused and not sent", async (method, path) => {
  const { url, asked } = await schwab();
  for (const response of [
    await withoutOrderWrites(url + path, { method }),
    await withoutOrderWrites(new Request(url + path, { method })),
  ]) {
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("--allow-live-orders");
  }
  expect(asked).toEqual([]);
});

test.each([
  ["POST", "/trader/v1/accounts/HASH/previewOrder"],
  ["GET", "/trader/v1/accounts/HASH/orders"],
  ["GET", "/trader/v1/orders"],
  ["POST", "/v1/oauth/token"],
])("and %s %s passes", async (method, path) => {
  const { url, asked } = await schwab();
  expect((await withoutOrderWrites(url + path, { method })).status).toBe(200);
  expect(asked).toEqual([`${method} ${path}`]);
});
