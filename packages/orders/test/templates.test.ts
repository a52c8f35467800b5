import { describe, expect, it } from "vitest";
import * as all from "../src/index.js";
import { everyTemplate } from "./every-template.js";

/** Templates by their names. */
const orders: typeof all = { ...all };
const call = (strike: string, day = "261218") => new orders.OptionSymbol("XYZ", day, "C", strike).build();
const put = (strike: string) => new orders.OptionSymbol("XYZ", "261218", "P", strike).build();
const symbols = {
  equity: "XYZ",
  calls: [call("100"), call("105"), call("110")] as const,
  puts: [put("90"), put("95"), put("100")] as const,
  laterCall: call("100", "270115"),
};
const made = everyTemplate(symbols);
const built = (name: string) => made.get(name)?.build();

/** schwab-py's verticals: type of the price, instruction for the lower strike, for the higher one. */
const verticals = [
  ["bullCallVerticalOpen", "NET_DEBIT", "BUY_TO_OPEN", "SELL_TO_OPEN"],
  ["bullCallVerticalClose", "NET_CREDIT", "SELL_TO_CLOSE", "BUY_TO_CLOSE"],
  ["bearCallVerticalOpen", "NET_CREDIT", "SELL_TO_OPEN", "BUY_TO_OPEN"],
  ["bearCallVerticalClose", "NET_DEBIT", "BUY_TO_CLOSE", "SELL_TO_CLOSE"],
  ["bullPutVerticalOpen", "NET_CREDIT", "BUY_TO_OPEN", "SELL_TO_OPEN"],
  ["bullPutVerticalClose", "NET_DEBIT", "SELL_TO_CLOSE", "BUY_TO_CLOSE"],
  ["bearPutVerticalOpen", "NET_DEBIT", "SELL_TO_OPEN", "BUY_TO_OPEN"],
  ["bearPutVerticalClose", "NET_CREDIT", "BUY_TO_CLOSE", "SELL_TO_CLOSE"],
] as const;

/** The other spreads: strategy, type of the price, and the legs as `instruction quantity symbol`. */
const [c100, c105, c110] = symbols.calls;
const [p90, p95, p100] = symbols.puts;
const spreads: Record<string, [strategy: string, orderType: string, ...legs: string[]]> = {
  longStraddleOpen: ["STRADDLE", "NET_DEBIT", `BUY_TO_OPEN 1 ${c100}`, `BUY_TO_OPEN 1 ${p100}`],
  longStraddleClose: ["STRADDLE", "NET_CREDIT", `SELL_TO_CLOSE 1 ${c100}`, `SELL_TO_CLOSE 1 ${p100}`],
  shortStraddleOpen: ["STRADDLE", "NET_CREDIT", `SELL_TO_OPEN 1 ${c100}`, `SELL_TO_OPEN 1 ${p100}`],
  shortStraddleClose: ["STRADDLE", "NET_DEBIT", `BUY_TO_CLOSE 1 ${c100}`, `BUY_TO_CLOSE 1 ${p100}`],
  longStrangleOpen: ["STRANGLE", "NET_DEBIT", `BUY_TO_OPEN 1 ${c110}`, `BUY_TO_OPEN 1 ${p90}`],
  longStrangleClose: ["STRANGLE", "NET_CREDIT", `SELL_TO_CLOSE 1 ${c110}`, `SELL_TO_CLOSE 1 ${p90}`],
  shortStrangleOpen: ["STRANGLE", "NET_CREDIT", `SELL_TO_OPEN 1 ${c110}`, `SELL_TO_OPEN 1 ${p90}`],
  shortStrangleClose: ["STRANGLE", "NET_DEBIT", `BUY_TO_CLOSE 1 ${c110}`, `BUY_TO_CLOSE 1 ${p90}`],
  ironCondorOpen: [
    "IRON_CONDOR",
    "NET_CREDIT",
    `BUY_TO_OPEN 3 ${p90}`,
    `SELL_TO_OPEN 3 ${p95}`,
    `SELL_TO_OPEN 3 ${c105}`,
    `BUY_TO_OPEN 3 ${c110}`,
  ],
  ironCondorClose: [
    "IRON_CONDOR",
    "NET_DEBIT",
    `SELL_TO_CLOSE 3 ${p90}`,
    `BUY_TO_CLOSE 3 ${p95}`,
    `BUY_TO_CLOSE 3 ${c105}`,
    `SELL_TO_CLOSE 3 ${c110}`,
  ],
  longButterflyOpen: [
    "BUTTERFLY",
    "NET_DEBIT",
    `BUY_TO_OPEN 1 ${c100}`,
    `SELL_TO_OPEN 2 ${c105}`,
    `BUY_TO_OPEN 1 ${c110}`,
  ],
  longButterflyClose: [
    "BUTTERFLY",
    "NET_CREDIT",
    `SELL_TO_CLOSE 1 ${c100}`,
    `BUY_TO_CLOSE 2 ${c105}`,
    `SELL_TO_CLOSE 1 ${c110}`,
  ],
  calendarOpen: ["CALENDAR", "NET_DEBIT", `SELL_TO_OPEN 1 ${c100}`, `BUY_TO_OPEN 1 ${symbols.laterCall}`],
  calendarClose: ["CALENDAR", "NET_CREDIT", `BUY_TO_CLOSE 1 ${c100}`, `SELL_TO_CLOSE 1 ${symbols.laterCall}`],
  rollShort: ["CALENDAR", "NET_CREDIT", `BUY_TO_CLOSE 1 ${c100}`, `SELL_TO_OPEN 1 ${symbols.laterCall}`],
  "rollShort even": ["DIAGONAL", "NET_ZERO", `BUY_TO_CLOSE 1 ${c110}`, `SELL_TO_OPEN 1 ${symbols.laterCall}`],
  rollLong: ["VERTICAL", "NET_DEBIT", `SELL_TO_CLOSE 1 ${c110}`, `BUY_TO_OPEN 1 ${c105}`],
  coveredCallOpen: ["COVERED", "NET_DEBIT", "BUY 200 XYZ", `SELL_TO_OPEN 2 ${c100}`],
  coveredCallClose: ["COVERED", "NET_CREDIT", "SELL 200 XYZ", `BUY_TO_CLOSE 2 ${c100}`],
};

describe("a template", () => {
  it.each(["equity", "option"])("of one leg of %s is what its name says", (kind) => {
    const found = [...made.keys()].filter((name) => name.startsWith(kind));
    expect(found).toHaveLength(8);
    for (const name of found) {
      const [, words = "", type = ""] = /^(?:equity|option)(\w+)(Market|Limit)$/.exec(name) ?? [];
      const isEquity = kind === "equity";
      expect(built(name)).toEqual({
        session: "NORMAL",
        duration: "DAY",
        orderType: type.toUpperCase(),
        ...(type === "Limit" && { price: isEquity ? "101.15" : "0.1234" }),
        orderStrategyType: "SINGLE",
        orderLegCollection: [
          {
            instruction: words.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(),
            quantity: isEquity ? 2 : 1,
            instrument: { symbol: isEquity ? "XYZ" : c100, assetType: kind.toUpperCase() },
          },
        ],
      });
    }
  });

  it.each(verticals)(
    "%s is a %s, with %s of the lower strike and %s of the higher",
    (name, orderType, ...sides) => {
      const [low, high] = name.includes("Call") ? symbols.calls : symbols.puts;
      const legs = [low, high].map((symbol, index) => ({
        instruction: sides[index],
        quantity: 2,
        instrument: { symbol, assetType: "OPTION" },
      }));
      expect(built(name)).toEqual({
        session: "NORMAL",
        duration: "DAY",
        orderType,
        complexOrderStrategyType: "VERTICAL",
        quantity: 2,
        price: "1.05",
        orderStrategyType: "SINGLE",
        orderLegCollection: legs,
      });
      expect(() => orders[name](high, low, 2, "1.05")).toThrow(/lower strike is expected first/);
      expect(() => orders[name](low, low, 2, "1.05")).toThrow(/lower strike is expected first/);
      expect(() => orders[name](low, high.replace("XYZ", "XYW"), 2, "1.05")).toThrow(/of one root and day/);
      expect(() => orders[name](p95, c105, 2, "1.05")).toThrow(/of one root and day are expected/);
      expect(() => orders[name](low, low.replace("261218", "270115"), 2, "1.05")).toThrow(
        /of one root and day/,
      );
    },
  );

  it.each(Object.entries(spreads))("%s has its legs", (name, [strategy, orderType, ...legs]) => {
    const order = built(name);
    const found = order?.orderLegCollection?.map(
      ({ instruction, quantity, instrument }) => `${instruction} ${quantity} ${instrument.symbol}`,
    );
    expect([order?.complexOrderStrategyType, order?.orderType, ...(found ?? [])]).toEqual([
      strategy,
      orderType,
      ...legs,
    ]);
    expect(order?.price === undefined).toBe(orderType === "NET_ZERO");
  });

  it.each([
    ["stopOrder Sell", { orderType: "STOP", stopPrice: "99.50" }],
    ["stopLimitOrder Buy", { orderType: "STOP_LIMIT", stopPrice: "99.50", price: "101.15" }],
    ["marketOnClose SellShort", { orderType: "MARKET_ON_CLOSE" }],
    ["limitOnClose BuyToCover", { orderType: "LIMIT_ON_CLOSE", price: "101.15" }],
    [
      "trailingStopOrder Sell",
      {
        orderType: "TRAILING_STOP",
        stopPriceOffset: "1.5",
        stopPriceLinkType: "PERCENT",
        stopPriceLinkBasis: "LAST",
      },
    ],
  ])("%s waits for its time", (name, members) => {
    const { orderLegCollection, ...terms } = built(name) ?? {};
    expect(terms).toEqual({ session: "NORMAL", duration: "DAY", orderStrategyType: "SINGLE", ...members });
    const word = /[A-Z]\w+$/.exec(name)?.[0].replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_");
    expect(orderLegCollection?.[0]?.instruction).toBe(word?.toUpperCase());
  });

  it("of an order that waits takes only its own kind", () => {
    const [market, limit] = [orders.equitySellMarket("XYZ", 1), orders.equitySellLimit("XYZ", 1, "1.00")];
    const trail = { offset: 1, linkType: "VALUE", linkBasis: "BID" };
    for (const make of [
      () => orders.stopOrder(limit, "1.00"),
      () => orders.stopLimitOrder(market, "1.00"),
      () => orders.trailingStopOrder(limit, trail),
      () => orders.marketOnClose(limit),
      () => orders.limitOnClose(market),
      () => orders.stopOrder(new orders.OrderBuilder(), "1.00"),
    ]) {
      expect(make).toThrow(expect.objectContaining({ code: "argument-invalid" }));
    }
  });

  it("of a roll from a call to a put is a spread of no known kind", () => {
    expect(orders.rollLong(c100, p95, 1, "even").build().complexOrderStrategyType).toBe("CUSTOM");
  });

  it("of a calendar or condor refuses swapped symbols", () => {
    expect(() => orders.calendarOpen(symbols.laterCall, c100, 1, "1.00")).toThrow(/ends earlier/);
    expect(() => orders.calendarClose(symbols.laterCall, c100, 1, "1.00")).toThrow(/ends earlier/);
    const condor = { longPutSymbol: p95, shortPutSymbol: p90, shortCallSymbol: c105, longCallSymbol: c110 };
    expect(() => orders.ironCondorOpen(condor, 1, "1.00")).toThrow(/lower strike/);
    expect(() => orders.ironCondorClose(condor, 1, "1.00")).toThrow(/lower strike/);
  });

  it("is tried here, whichever there is", () => {
    const known = new Set([...made.keys()].map((name) => name.split(" ")[0]));
    const others = [
      "codeForOrder",
      "digestOf",
      "requireDigest",
      "fromOrder",
      "checkLimits",
      "findBeyondLimits",
      "withinLimits",
      "truncatePrice",
      "validateOrder",
    ];
    const exported = Object.keys(orders).filter((name) => /^[a-z]/.test(name) && !others.includes(name));
    expect(exported.filter((name) => !known.has(name))).toEqual([]);
  });
});
