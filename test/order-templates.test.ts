import type { OptionContractsByExpiration, OrderRequest } from "@schwab-kit/http-client";
import { fromOrder } from "@schwab-kit/orders";
import { startSandbox } from "@schwab-kit/sandbox";
import type { Client } from "schwab-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyTemplate, type TemplateSymbols } from "../packages/orders/test/every-template.js";
import { schwabSamples } from "../packages/orders/test/schwab-samples.js";
import { clientOf } from "./support/sandbox-client.js";

let client: Client;
let hash: string;
let symbols: TemplateSymbols;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const sandbox = await startSandbox({ autoApprove: true });
  closing.push(() => sandbox.close());
  client = await clientOf(sandbox);
  closing.unshift(() => client.close());
  hash = (await client.getAccountNumbers()).at(-1)?.hashValue ?? "";
  const chain = await client.getOptionChain("AAPL", { strikeCount: 4 });
  // Not those that end today: they may have ended when they are ordered.
  const [near, ...later] = Object.values(chain.callExpDateMap ?? {}).slice(2);
  const symbolsIn = (strikes: OptionContractsByExpiration[string] = {}) =>
    Object.values(strikes).flatMap((list) => list[0]?.symbol ?? []);
  const calls = symbolsIn(near);
  const puts = calls.map((symbol) => symbol.replace(/C(\d{8})$/, "P$1"));
  symbols = {
    equity: "AAPL",
    // The lowest call is at the strike of the highest put: a straddle. The iron condor has its puts below.
    calls: calls.slice(1, 4) as unknown as TemplateSymbols["calls"],
    puts: [puts[0], puts[1], puts[1]] as unknown as TemplateSymbols["puts"],
    laterCall: later.flatMap(symbolsIn).find((symbol) => symbol.slice(-8) === calls[1]?.slice(-8)) ?? "",
  };
});

afterAll(async () => {
  for (const close of closing) await close();
});

test("the sandbox accepts an order of every template, and lists what was sent", async () => {
  const templates = everyTemplate(symbols);
  expect(templates.size).toBeGreaterThan(60);
  for (const [name, order] of templates) {
    const { orderId } = await client.placeOrder(hash, order);
    expect(orderId, name).toMatch(/^\d+$/);
    const listed = await client.getOrder(orderId, hash);
    // What a listed order is made into can be placed again, and is the same order.
    const again = fromOrder(listed);
    expect(await client.placeOrder(hash, again), name).toMatchObject({ accountHash: hash });
    expect(withoutAdded(again.build()), name).toEqual(withoutAdded(order.build()));
  }
});

test("the sandbox accepts Schwab's own samples", async () => {
  const known = (text: string) =>
    text
      .replaceAll("XYZ   240315C00500000", symbols.calls[0])
      .replaceAll("XYZ   240315P00045000", symbols.calls[1])
      .replaceAll("XYZ   240315P00043000", symbols.calls[0])
      .replaceAll('"XYZ"', '"AAPL"');
  for (const sample of Object.values(schwabSamples)) {
    const order = JSON.parse(known(JSON.stringify(sample))) as OrderRequest;
    expect((await client.placeOrder(hash, order)).orderId).toMatch(/^\d+$/);
  }
});

/** Without what a listed order always has, and with its numbers as numbers. */
function withoutAdded(order: OrderRequest): unknown {
  const { quantity: _, complexOrderStrategyType: strategy, childOrderStrategies: children, ...rest } = order;
  const numbers = Object.entries(rest).map(([name, value]) => [
    name,
    /price|offset/i.test(name) && Number(value) ? Number(value) : value,
  ]);
  return {
    ...Object.fromEntries(numbers),
    ...(strategy !== "NONE" && strategy !== undefined && { strategy }),
    ...(children !== undefined && { children: children.map(withoutAdded) }),
  };
}
