import { describe, expect, it } from "vitest";
import { OptionSymbol, validateOrder } from "../src/index.js";

/** `+2 C100`: buy two calls at 100; `-1 P95 later`: sell a put that ends later; `+100 XYZ`: buy shares. */
function legOf(text: string) {
  const [, sign, quantity, side, strike, rest = ""] =
    /^([+-])(\d+) (?:([CP])(\d+)|XYZ)(.*)$/.exec(text) ?? [];
  const isBuy = sign === "+";
  if (side === undefined || strike === undefined) {
    const instrument = { symbol: "XYZ", assetType: "EQUITY" };
    return { instruction: isBuy ? "BUY" : "SELL", quantity: Number(quantity), instrument };
  }
  const root = rest.includes("weekly") ? "XYZW" : rest.includes("other") ? "ABC" : "XYZ";
  const day = rest.includes("later") ? "2027-01-15" : "2026-12-18";
  const symbol = new OptionSymbol(root, day, side as "C" | "P", strike).build();
  const instruction = isBuy ? "BUY_TO_OPEN" : "SELL_TO_OPEN";
  return { instruction, quantity: Number(quantity), instrument: { symbol, assetType: "OPTION" } };
}

const found = (complexOrderStrategyType: string, legs: string) =>
  validateOrder({
    session: "NORMAL",
    duration: "DAY",
    orderType: "NET_DEBIT",
    price: "1.00",
    orderStrategyType: "SINGLE",
    complexOrderStrategyType,
    orderLegCollection: legs.split(", ").map(legOf),
  }).map(({ rule }) => rule);

/** The legs that make each strategy, in any order, and some that don't. */
const strategies: Record<string, { good: string[]; bad: string[] }> = {
  COVERED: {
    good: ["+100 XYZ, -1 C105", "-2 C105, +200 XYZ", "-100 XYZ, +1 C105", "-100 XYZ, -1 P95"],
    bad: [
      "+1 XYZ, -1 C105",
      "+100 XYZ, +1 C105",
      "+100 XYZ, -1 P95",
      "+100 XYZ, -2 C105",
      "+100 XYZ, -1 C105, +1 P95",
      "+1 C100, -1 C105",
    ],
  },
  VERTICAL: {
    good: ["+1 C100, -1 C105", "-3 P100, +3 P95"],
    bad: [
      "+1 C100, -1 P105",
      "+1 C100, +1 C105",
      "+1 C100, -2 C105",
      "+1 C100, -1 C105 later",
      "+1 C100, -1 C105 other",
    ],
  },
  BACK_RATIO: {
    good: ["-1 C100, +2 C105"],
    bad: ["-1 C100, +1 C105", "-1 C100, -2 C105", "-1 C100, +2 P105"],
  },
  CALENDAR: {
    good: ["-1 C100, +1 C100 later", "-1 C100, +1 C100 later weekly"],
    bad: [
      "-1 C100, +1 C105 later",
      "-1 C100, +1 C100 weekly",
      "+1 C100, +1 C100 later",
      "-1 C100, +1 C100 later other",
    ],
  },
  DIAGONAL: {
    good: ["-1 C105, +1 C100 later"],
    bad: ["-1 C105, +1 C105 later", "-1 C105, +1 C100", "-1 C105, +1 P100 later"],
  },
  STRADDLE: {
    good: ["+1 C100, +1 P100", "-2 P100, -2 C100"],
    bad: ["+1 C100, -1 P100", "+1 C100, +1 P95", "+1 C100, +2 P100", "+1 C100, +1 P100 later"],
  },
  STRANGLE: {
    good: ["+1 C105, +1 P95"],
    bad: ["+1 C100, +1 P100", "+1 C105, -1 P95", "+1 C105, +1 C95", "+1 C105, +2 P95"],
  },
  BUTTERFLY: {
    good: ["+1 C100, -2 C105, +1 C110", "-4 P100, +2 P95, +2 P105"],
    bad: [
      "+1 C100, -2 C105, +1 C115",
      "+1 C100, -1 C105, +1 C110",
      "+1 C100, +2 C105, +1 C110",
      "+1 C100, -2 P105, +1 C110",
      "+1 C100, -2 C105",
    ],
  },
  CONDOR: {
    good: ["+1 C100, -1 C105, -1 C110, +1 C115", "-1 P90, +1 P95, +1 P105, -1 P110"],
    bad: [
      "+1 C100, -1 C105, +1 C110, -1 C115",
      "+1 C100, -1 C105, -1 C110, +2 C115",
      "+1 P100, -1 P105, -1 C110, +1 C115",
    ],
  },
  IRON_CONDOR: {
    good: [
      "+1 P90, -1 P95, -1 C105, +1 C110",
      "+1 P90, -1 C100, -1 P100, +1 C110",
      "-2 P90, +2 P95, +2 C105, -2 C110",
    ],
    bad: [
      "+1 P90, -1 P95, +1 C105, -1 C110",
      "+1 P90, -1 P95, -1 C105",
      "+1 P90, -1 P105, -1 C100, +1 C110",
      "+1 P90, -1 P95, -1 C105, +2 C110",
      "+1 P90, -1 P95, -1 C105 later, +1 C110 later",
    ],
  },
};

describe.each(Object.entries(strategies))("a %s", (strategy, { good, bad }) => {
  it.each(good)("is %s", (legs) => {
    expect(found(strategy, legs)).toEqual([]);
  });

  it.each(bad)("is not %s", (legs) => {
    expect(found(strategy, legs)).toEqual(["strategy-legs"]);
  });
});

describe("of a strategy whose legs aren't known", () => {
  it.each(["CUSTOM", "NONE", "UNBALANCED_CONDOR"])("%s nothing is held against any", (strategy) => {
    expect(found(strategy, "+1 C100, -7 P95 later")).toEqual([]);
  });
});
