import { ArgumentError } from "@schwab-kit/core";
import { expect, expectTypeOf, test } from "vitest";
import { decodeItem } from "../../src/services/decode-item.js";
import { type ScreenerKey, screenerKey } from "../../src/services/screener-key.js";

const frame = { timestamp: 1_765_307_460_123 };

test("a screener has its items as Schwab names them", () => {
  const items = [
    { symbol: "AMD", lastPrice: 221.23, netPercentChange: 1.5, trades: 7, volume: 900, somethingNew: 1 },
  ];
  const wire = {
    key: "$SPX_VOLUME_5",
    0: "$SPX_VOLUME_5",
    1: 1_765_307_460_000,
    2: "VOLUME",
    3: 5,
    4: items,
  };
  expect(decodeItem("SCREENER_EQUITY", wire, frame)).toStrictEqual({
    key: "$SPX_VOLUME_5",
    frameTimestamp: frame.timestamp,
    symbol: "$SPX_VOLUME_5",
    timestamp: 1_765_307_460_000,
    sortField: "VOLUME",
    frequency: 5,
    items,
  });
});

test("items that are no list are handed on with the problem", () => {
  const wire = { key: "OPTION_PUT_TRADES_0", 4: "none" };
  expect(decodeItem("SCREENER_OPTION", wire, frame)).toStrictEqual({
    key: "OPTION_PUT_TRADES_0",
    frameTimestamp: frame.timestamp,
    problem: "The screener's items are no list.",
    raw: wire,
  });
});

test("a screener's key is made of its parts, and its type knows which", () => {
  const key = screenerKey({ prefix: "NASDAQ", sortField: "PERCENT_CHANGE_UP", frequency: 0 });
  expect(key).toBe("NASDAQ_PERCENT_CHANGE_UP_0");
  expectTypeOf(key).toEqualTypeOf<"NASDAQ_PERCENT_CHANGE_UP_0">();
  expectTypeOf<"$SPX_VOLUME_5">().toExtend<ScreenerKey>();
  expectTypeOf<"$SPX_VOLUME_7">().not.toExtend<ScreenerKey>();
});

test.each([
  { prefix: "NASDAQ", sortField: "PRICE", frequency: 0 },
  { prefix: "NASDAQ", sortField: "VOLUME", frequency: 7 },
  { prefix: "", sortField: "VOLUME", frequency: 5 },
])("%j is no screener", (parts) => {
  expect(() => screenerKey(parts as never)).toThrow(ArgumentError);
  expect(() => screenerKey(parts as never)).toThrow("The sort field must be one of VOLUME,");
});
