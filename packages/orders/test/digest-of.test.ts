import type { OrderRequest } from "@schwab-kit/http-client";
import { describe, expect, it } from "vitest";
import {
  bracket,
  digestOf,
  equityBuyLimit,
  equitySellLimit,
  equitySellMarket,
  stopOrder,
} from "../src/index.js";

const order = bracket(
  equityBuyLimit("XYZ", 5, "14.50").setQuantity(5),
  equitySellLimit("XYZ", 5, "15.00"),
  stopOrder(equitySellMarket("XYZ", 5), "0.5000"),
);

/** The same order in other words: members the other way round, numbers for texts and texts for numbers. */
function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value === "number") return `${value}.0`;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([name, member]) => [name, /price$/i.test(name) ? Number(member) : rewritten(member)]),
  );
}

describe("the digest of an order", () => {
  it("is the same for the same order, however it is written", async () => {
    const digest = await digestOf(order);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const other = rewritten(order.build()) as OrderRequest;
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(order.build()));
    expect(await digestOf(other)).toBe(digest);
    expect(await digestOf({ ...order.build(), session: "NORMAL", stopType: undefined } as never)).toBe(
      digest,
    );
  });

  it("is one of values: nothing is nothing, with a sign too", async () => {
    expect(await digestOf({ price: "-0.00" })).toBe(await digestOf({ price: 0 }));
  });

  it("is another one for any other order", async () => {
    const plain = order.build();
    const [leg] = plain.orderLegCollection ?? [];
    const others: unknown[] = [
      plain,
      { ...plain, price: "14.51" },
      { ...plain, price: "145.0" },
      { ...plain, quantity: 6 },
      { ...plain, duration: "GOOD_TILL_CANCEL" },
      { ...plain, stopPrice: plain.price, price: undefined },
      { ...plain, orderLegCollection: [{ ...leg, quantity: 50 }] },
      { ...plain, orderLegCollection: [{ ...leg, instrument: { symbol: "XYY", assetType: "EQUITY" } }] },
      { ...plain, orderLegCollection: [leg, leg] },
      { ...plain, childOrderStrategies: [] },
      { ...plain, childOrderStrategies: plain.childOrderStrategies?.[0]?.childOrderStrategies },
      { ...plain, price: "not a price" },
      { ...plain, price: null },
      { ...plain, requestedDestination: "AUTO" },
      {},
    ];
    const digests = await Promise.all(others.map((other) => digestOf(other as OrderRequest)));
    expect(new Set(digests).size).toBe(others.length);
  });

  it("stays what it is from version to version", async () => {
    expect(await digestOf(equityBuyLimit("XYZ", 1, "1.00"))).toBe(
      "a7bb8d25ff2d255e446028a6a91a398a76ff6dc8e24770719027f4a35eae76cc",
    );
  });
});
