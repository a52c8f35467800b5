import { memoryStorage, TokenManager } from "@schwab-kit/core";
import { type OrderRequest, SchwabClient } from "@schwab-kit/http-client";
import { completeAuthorization, createAuthorization } from "@schwab-kit/login-flow";
import { expect, test } from "vitest";
import { type Scene, startScene } from "./support.js";

/** All that a page does for a login: the pure steps, with the gateway as its one server. */
async function logIn({ sandbox, gateway, callbackUrl, fetch }: Scene) {
  const { appKey } = sandbox;
  const context = createAuthorization({ appKey, callbackUrl, baseUrl: gateway.url });
  const toLogin = await fetch(context.authorizationUrl, { redirect: "manual" });
  expect(toLogin.status).toBe(302);
  const loginPage = toLogin.headers.get("location") ?? "";
  expect(loginPage).toBe(context.authorizationUrl.replace(gateway.url, sandbox.url));
  const back = await globalThis.fetch(loginPage, { redirect: "manual" });
  const received = back.headers.get("location") ?? "";
  const { record } = await completeAuthorization(context, received, { appKey, fetch });
  const tokens = new TokenManager({ storage: memoryStorage(), appKey, baseUrl: gateway.url, fetch });
  await tokens.adopt(record);
  const client = new SchwabClient({ tokens, baseUrl: gateway.url, fetch, retries: 0 });
  return { record, tokens, client };
}

const order: OrderRequest = {
  orderType: "LIMIT",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  price: "1.00",
  orderLegCollection: [
    { instruction: "BUY", quantity: 1, instrument: { symbol: "AAPL", assetType: "EQUITY" } },
  ],
};

test("a page logs in, renews its token, asks and trades, and never has the secret", async () => {
  const scene = await startScene();
  const { sandbox, gateway } = scene;
  const { record, tokens, client } = await logIn(scene);
  expect(record.issuer).toBe(gateway.url);

  const quotes = await client.getQuotes(["AAPL", "BRK/B", "$SPX"]);
  expect(Object.keys(quotes)).toEqual(["AAPL", "BRK/B", "$SPX"]);
  for (const symbol of ["BRK/B", "$SPX", "/ESZ26", "AAPL"]) {
    const found = await client.getQuote(symbol).withResponse();
    expect(found.response.status).toBe(200);
    expect(JSON.stringify(found.data), symbol).toContain(symbol.slice(1));
  }
  expect(sandbox.journal().map(({ path }) => path)).toContain("/marketdata/v1/BRK%2FB/quotes");

  sandbox.expireAccessTokens();
  const [account] = await client.getAccountNumbers();
  const grants = sandbox.journal().filter(({ grantType }) => grantType !== undefined);
  expect(grants.map(({ grantType, status }) => [grantType, status])).toEqual([
    ["authorization_code", 200],
    ["refresh_token", 200],
  ]);
  expect(await tokens.getAccessToken()).not.toBe(record.token.access_token);

  const accountHash = account?.hashValue ?? "";
  const placed = await client.placeOrder(accountHash, order).withResponse();
  expect(placed.data.location).toMatch(new RegExp(`/accounts/${accountHash}/orders/${placed.data.orderId}$`));
  expect(placed.response.headers.get("schwab-client-correlid")).toMatch(/^[0-9a-f-]{36}$/);
  const replaced = await client.replaceOrder(accountHash, placed.data.orderId, order);
  await client.cancelOrder(replaced.orderId, accountHash);
  expect((await client.getOrder(replaced.orderId, accountHash)).status).toBe("CANCELED");
  await client.previewOrder(accountHash, order);
  await tokens.close();
});

test("hands on what Schwab refuses, as it is", async () => {
  const scene = await startScene();
  const { client, tokens } = await logIn(scene);
  scene.sandbox.addFault({ name: "akamai-403", path: "/marketdata/v1/*" });
  const forbidden = await client.getQuotes(["AAPL"]).catch((error: unknown) => error);
  expect(forbidden).toMatchObject({
    code: "api-forbidden",
    excerpt: expect.stringContaining("Access Denied"),
  });
  scene.sandbox.addFault({ name: "rate-limited", path: "/marketdata/v1/*", headers: { "retry-after": "7" } });
  const authorization = `Bearer ${await tokens.getAccessToken()}`;
  // Without the client, which would wait for those seven seconds before its next request.
  const limited = await scene.fetch(`${scene.gateway.url}/marketdata/v1/quotes?symbols=AAPL`, {
    headers: { authorization },
  });
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);

  scene.sandbox.revokeTokens();
  await expect(client.getQuotes(["AAPL"])).rejects.toMatchObject({ code: "login-required" });
  await tokens.close();
});

test("what the gateway refuses reads as that in the page's errors", async () => {
  const scene = await startScene();
  const { tokens, record } = await logIn(scene);
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    request.headers.set("cookie", scene.cookie);
    request.headers.set("sec-fetch-site", "same-site");
    return globalThis.fetch(request);
  };
  const client = new SchwabClient({ tokens, baseUrl: scene.gateway.url, fetch, retries: 0 });
  await expect(client.getQuotes(["AAPL"])).rejects.toThrow(
    /gateway-origin-refused: The local gateway, not Schwab/,
  );

  const other = {
    storage: memoryStorage(),
    baseUrl: scene.gateway.url,
    appKey: "another-key",
    fetch: scene.fetch,
  };
  const stranger = new TokenManager(other);
  await stranger.adopt({ ...record, token: { ...record.token, expires_at: 1 } });
  await expect(stranger.getAccessToken()).rejects.toMatchObject({
    code: "client-rejected",
    message: expect.stringContaining("another app key than the gateway"),
  });
  await stranger.close();
  await tokens.close();
});

test("a wrong app secret in the gateway reads as that", async () => {
  const scene = await startScene({ appSecret: "not-the-secret" });
  await expect(logIn(scene)).rejects.toMatchObject({ code: "client-rejected" });
});
