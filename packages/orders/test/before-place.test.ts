import type { OrderSpec, Quotes } from "@schwab-kit/http-client";
import { describe, expect, it } from "vitest";
import {
  bracket,
  digestOf,
  equityBuyLimit,
  equitySellLimit,
  equitySellMarket,
  findBeyondLimits,
  type OrderLimits,
  requireDigest,
  stopOrder,
  withinLimits,
} from "../src/index.js";

const order = equityBuyLimit("XYZ", 10, "101.15");
const toPlace = (spec: OrderSpec) => ({
  accountHash: "A",
  order: "build" in spec ? spec.build() : spec,
  replaces: undefined,
});

/** Quotes of 100 dollars for all, and what was asked for. */
function market() {
  const asked: string[][] = [];
  const quotesOf = async (symbols: string[]) => {
    asked.push(symbols);
    return Object.fromEntries(symbols.map((symbol) => [symbol, { quote: { lastPrice: 100 } }])) as Quotes;
  };
  return { asked, quotesOf };
}

describe("requireDigest", () => {
  it("lets pass what was digested, and nothing else", async () => {
    const digest = await digestOf(order);
    const beforePlace = requireDigest(digest.toUpperCase());
    await expect(beforePlace(toPlace(order))).resolves.toBeUndefined();
    const other = order.setPrice("101.16");
    const actual = await digestOf(other);
    await expect(beforePlace(toPlace(other))).rejects.toMatchObject({
      code: "order-changed",
      expected: digest,
      actual,
    });
  });

  it.each(["", "abc", undefined, "g".repeat(64), "a".repeat(65)])("refuses %s, which is none", (digest) => {
    expect(() => requireDigest(digest as string)).toThrow(
      expect.objectContaining({ code: "argument-invalid" }),
    );
  });
});

describe("withinLimits", () => {
  const check = (limits: OrderLimits, quotesOf = market().quotesOf) =>
    withinLimits(limits, quotesOf)(toPlace(order));

  it("lets pass what is within all, and throws all that is not", async () => {
    await expect(check({ largestQuantity: 10, largestNotional: "1011.5" })).resolves.toBeUndefined();
    await expect(check({ largestQuantity: 9, furthestFromLast: 1 })).rejects.toMatchObject({
      code: "order-beyond-limits",
      findings: [{ rule: "largest-quantity" }, { rule: "furthest-from-last" }],
    });
  });

  it("asks for quotes only where a limit goes by prices, each symbol once, children's too", async () => {
    const { asked, quotesOf } = market();
    await check({ largestQuantity: 10, allowedSymbols: ["XYZ"] }, quotesOf);
    expect(asked).toEqual([]);
    const whole = bracket(
      order,
      equitySellLimit("XYZ", 10, "100.50"),
      stopOrder(equitySellMarket("XYZ", 10), "70.00"),
    );
    const findings = await findBeyondLimits(whole, { furthestFromLast: 5 }, quotesOf);
    expect(findings.map(({ rule }) => rule)).toEqual(["furthest-from-last"]);
    expect(asked).toEqual([["XYZ"]]);
    const other = { orderStrategyType: "OCO", childOrderStrategies: [order.build()] } as const;
    await findBeyondLimits(other as never, { largestNotional: 1 }, quotesOf);
    expect(asked.slice(1)).toEqual([["XYZ"]]);
  });

  it("keeps the order back when the quotes can't be had, or say nothing of it", async () => {
    const failed = () => Promise.reject(new RangeError("no quotes"));
    await expect(check({ furthestFromLast: 5 }, failed)).rejects.toThrow("no quotes");
    await expect(check({ furthestFromLast: 5 }, async () => ({}))).rejects.toMatchObject({
      findings: [{ rule: "unjudged" }],
    });
  });
});
