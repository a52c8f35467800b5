import { expect, onTestFinished, test } from "vitest";
import {
  clientFromTokenFile,
  digestOf,
  equityBuyLimit,
  type Quotes,
  requireDigest,
  withinLimits,
} from "../src/index.js";
import { loggedIn, stopped } from "./support/logged-in.js";

test("what was changed after its preview is not sent", async () => {
  const { client, sandbox } = await loggedIn(stopped);
  const hash = (await client.getAccountNumbers())[1]?.hashValue ?? "";
  const order = equityBuyLimit("KO", 3, "50.00").build();
  const { orderValidationResult } = await client.previewOrder(hash, order);
  expect(orderValidationResult?.rejects ?? []).toEqual([]);
  const beforePlace = requireDigest(await digestOf(order));
  const sent = () =>
    sandbox.journal().filter(({ method, path }) => method !== "GET" && /\/orders(\/|$)/.test(path));

  order.price = "500.00";
  await expect(client.placeOrder(hash, order, { beforePlace })).rejects.toMatchObject({
    code: "order-changed",
  });
  await expect(client.replaceOrder(hash, 12, order, { beforePlace })).rejects.toMatchObject({
    code: "order-changed",
  });
  expect(sent()).toEqual([]);
  order.price = "50.00";
  await client.placeOrder(hash, order, { beforePlace });
  expect(sent()).toHaveLength(1);
});

test("a client holds all its orders to limits", async () => {
  const { client: other, sandbox, env } = await loggedIn(stopped);
  const hash = (await other.getAccountNumbers())[1]?.hashValue ?? "";
  const quotesOf = (symbols: string[]): PromiseLike<Quotes> => client.getQuotes(symbols);
  const client = await clientFromTokenFile({
    tokenPath: env["SCHWAB_TOKEN_FILE"] ?? "",
    apiKey: sandbox.appKey,
    appSecret: sandbox.appSecret,
    baseUrl: sandbox.url,
    beforePlace: withinLimits({ largestNotional: 150, furthestFromLast: 50 }, quotesOf),
  });
  onTestFinished(() => client.close());
  const order = equityBuyLimit("KO", 3, "50.00");
  await expect(client.placeOrder(hash, order.setPrice("50.01"))).rejects.toMatchObject({
    code: "order-beyond-limits",
    findings: [{ rule: "largest-notional" }],
  });
  await expect(client.replaceOrder(hash, 12, order.setPrice("1.00"))).rejects.toMatchObject({
    findings: [{ rule: "furthest-from-last" }],
  });
  expect((await client.placeOrder(hash, order)).orderId).toMatch(/^\d+$/);
});
