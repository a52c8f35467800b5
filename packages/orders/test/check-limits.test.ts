import type { OrderSpec, Quotes } from "@schwab-kit/http-client";
import { describe, expect, it } from "vitest";
import {
  bearCallVerticalOpen,
  bracket,
  bullCallVerticalOpen,
  checkLimits,
  coveredCallOpen,
  equityBuyLimit,
  equityBuyMarket,
  equitySellLimit,
  equitySellMarket,
  type OrderLimits,
  optionBuyToOpenLimit,
  stopOrder,
} from "../src/index.js";

const call = "XYZ   261218C00100000";
const higherCall = "XYZ   261218C00105000";
const quotes = {
  XYZ: { quote: { lastPrice: 100 } },
  [call]: { quote: { lastPrice: 4.3 } },
  [higherCall]: { quote: { lastPrice: 2.3 } },
  HALTED: { quote: { lastPrice: 0 } },
} as unknown as Quotes;

const found = (order: OrderSpec, limits: OrderLimits, known: Quotes = quotes) =>
  checkLimits(order, limits, known).map(({ rule, path }) => `${rule} ${path}`);

describe("an order within its limits", () => {
  const most = {
    largestQuantity: 10,
    largestNotional: "1011.50",
    furthestFromLast: 1.15,
    allowedSymbols: ["XYZ"],
  };

  it("passes, up to the last cent", () => {
    expect(found(equityBuyLimit("XYZ", 10, "101.15"), most)).toEqual([]);
    expect(found(optionBuyToOpenLimit(call, 1, "4.30"), most)).toEqual([]);
    expect(found(equityBuyMarket("XYZ", 10), most)).toEqual([]);
  });

  it("of 1.15 % is one of 1.15 %, whatever binary arithmetic makes of it", () => {
    expect(found(equityBuyLimit("XYZ", 1, "101.15"), { furthestFromLast: "1.15" })).toEqual([]);
    expect(found(equityBuyLimit("XYZ", 1, "101.16"), { furthestFromLast: 1.15 })).toEqual([
      "furthest-from-last $.price",
    ]);
    expect(found(equityBuyLimit("XYZ", 3, "1.10"), { largestNotional: 3.3 })).toEqual([]);
  });

  it("without limits passes whatever it is", () => {
    expect(found(equityBuyLimit("NOSUCH", 1e9, "1.00"), {})).toEqual([]);
  });
});

describe("an order beyond its limits", () => {
  it("is told all that is beyond, at once", () => {
    const most = {
      largestQuantity: 9,
      largestNotional: "900",
      furthestFromLast: 5,
      allowedSymbols: ["AAPL"],
    };
    expect(found(equityBuyLimit("XYZ", 10, "111.00"), most)).toEqual([
      "largest-quantity $.orderLegCollection[0].quantity",
      "allowed-symbols $.orderLegCollection[0].instrument.symbol",
      "largest-notional $.orderLegCollection",
      "furthest-from-last $.price",
    ]);
  });

  it("counts an option as 100 shares, and its root as its symbol", () => {
    const order = optionBuyToOpenLimit(call, 2, "4.30");
    expect(found(order, { largestNotional: 860, allowedSymbols: ["XYZ"] })).toEqual([]);
    expect(found(order, { largestNotional: "859.99" })).toEqual(["largest-notional $.orderLegCollection"]);
    expect(found(order, { allowedSymbols: [call] })).toEqual([
      "allowed-symbols $.orderLegCollection[0].instrument.symbol",
    ]);
  });

  it("counts a spread by the last prices of all its legs, and its price by their net", () => {
    const spread = bullCallVerticalOpen(call, higherCall, 2, "2.10");
    expect(found(spread, { largestNotional: 1320, furthestFromLast: 5 })).toEqual([]);
    expect(found(spread, { largestNotional: 1319 })).toEqual(["largest-notional $.orderLegCollection"]);
    expect(found(spread, { furthestFromLast: "4.99" })).toEqual(["furthest-from-last $.price"]);
    const credit = bearCallVerticalOpen(call, higherCall, 2, "2.10");
    expect(found(credit, { furthestFromLast: 5 })).toEqual([]);
    expect(found(credit, { furthestFromLast: "4.99" })).toEqual(["furthest-from-last $.price"]);
    const covered = coveredCallOpen("XYZ", call, 1, "95.70");
    expect(found(covered, { furthestFromLast: 0, largestNotional: 10_430 })).toEqual([]);
  });

  it("is found among the children", () => {
    const order = bracket(
      equityBuyLimit("XYZ", 5, "100.00"),
      equitySellLimit("XYZ", 5, "130.00"),
      stopOrder(equitySellMarket("XYZ", 5), "60.00"),
    );
    expect(found(order, { furthestFromLast: 20 })).toEqual([
      "furthest-from-last $.childOrderStrategies[0].childOrderStrategies[0].price",
      "furthest-from-last $.childOrderStrategies[0].childOrderStrategies[1].stopPrice",
    ]);
  });
});

describe("an order that can't be judged", () => {
  it.each<[string, OrderSpec]>([
    ["without a quote", equityBuyMarket("NOSUCH", 1)],
    ["with a last price of nothing", equityBuyMarket("HALTED", 1)],
    ["with an inherited name", equityBuyMarket("constructor", 1)],
    ["without legs", equityBuyMarket("XYZ", 1).clearOrderLegs()],
    [
      "with a leg of another kind",
      {
        orderLegCollection: [
          { instruction: "BUY", quantity: 1, instrument: { symbol: "SWPPX", assetType: "MUTUAL_FUND" } },
        ],
      },
    ],
  ])("doesn't pass: %s", (_, order) => {
    expect(found(order, { largestNotional: 1e9 })).toEqual(["unjudged $.orderLegCollection"]);
  });

  it("doesn't pass for want of what its price is compared with", () => {
    expect(found(equityBuyLimit("NOSUCH", 1, "1.00"), { furthestFromLast: 1 })).toEqual(["unjudged $.price"]);
    const spread = bullCallVerticalOpen(call, higherCall, 2, "2.10");
    expect(found(spread.clearQuantity(), { furthestFromLast: 1 })).toEqual(["unjudged $.price"]);
    const same = { ...quotes, [higherCall]: { quote: { lastPrice: 4.3 } } } as unknown as Quotes;
    expect(found(spread, { furthestFromLast: 1 }, same)).toEqual(["unjudged $.price"]);
  });

  it("nor do limits that are none", () => {
    for (const largestQuantity of ["1,000", Number.NaN, -1]) {
      expect(() => found(equityBuyMarket("XYZ", 1), { largestQuantity })).toThrow(
        /largestQuantity: it must be/,
      );
    }
  });
});
