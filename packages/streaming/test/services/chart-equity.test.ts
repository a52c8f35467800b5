import { expect, test } from "vitest";
import { decodeItem } from "../../src/services/decode-item.js";

const frame = { timestamp: 1_765_307_460_123 };
const time = { 7: 1_765_307_400_000, 8: 20_431 };

test("a candle of the live wire", () => {
  const wire = { seq: 3, key: "AMD", 1: 591, 2: 221.2, 3: 221.4, 4: 221.1, 5: 221.3, 6: 10_234, ...time };
  expect(decodeItem("CHART_EQUITY", wire, frame)).toStrictEqual({
    key: "AMD",
    frameTimestamp: frame.timestamp,
    seq: 3,
    sequence: 591,
    openPrice: 221.2,
    highPrice: 221.4,
    lowPrice: 221.1,
    closePrice: 221.3,
    volume: 10_234,
    chartTimeMillis: 1_765_307_400_000,
    chartDay: 20_431,
  });
});

test("a candle that stood still is read in the live order", () => {
  const wire = { key: "AMD", 1: 591, 2: 221, 3: 221, 4: 221, 5: 221, 6: 0, ...time };
  expect(decodeItem("CHART_EQUITY", wire, frame)).toMatchObject({ sequence: 591, openPrice: 221, volume: 0 });
});

test("a candle in the order of Schwab's page is read in that", () => {
  const wire = { key: "AMD", 1: 221.2, 2: 221.4, 3: 221.1, 4: 221.3, 5: 10_234, 6: 591, ...time };
  expect(decodeItem("CHART_EQUITY", wire, frame)).toStrictEqual({
    key: "AMD",
    frameTimestamp: frame.timestamp,
    sequence: 591,
    openPrice: 221.2,
    highPrice: 221.4,
    lowPrice: 221.1,
    closePrice: 221.3,
    volume: 10_234,
    chartTimeMillis: 1_765_307_400_000,
    chartDay: 20_431,
  });
});

test.each([
  ["another order", { 1: 10_234, 2: 591, 3: 221.2, 4: 221.4, 5: 221.1, 6: 221.3 }],
  ["texts", { 1: 591, 2: "221.2", 3: "221.4", 4: "221.1", 5: "221.3", 6: 10_234 }],
  ["nulls", { 1: 591, 2: null, 3: null, 4: null, 5: null, 6: 10_234 }],
])("a candle of %s gives no prices", (_, fields) => {
  const wire = { key: "AMD", ...fields };
  expect(decodeItem("CHART_EQUITY", wire, frame)).toStrictEqual({
    key: "AMD",
    frameTimestamp: frame.timestamp,
    ...fields,
    problem: "The prices are no open, high, low and close, in no known order of the fields.",
    raw: wire,
  });
});

test("with some of the prices only, the live order holds", () => {
  const wire = { key: "AMD", 5: 221.3, 7: 1_765_307_400_000 };
  expect(decodeItem("CHART_EQUITY", wire, frame)).toMatchObject({ closePrice: 221.3 });
});

test("a candle of a future", () => {
  const wire = {
    seq: 0,
    key: "/ESZ25",
    1: 1_765_307_400_000,
    2: 6850.25,
    3: 6851,
    4: 6850,
    5: 6850.5,
    6: 318,
  };
  expect(decodeItem("CHART_FUTURES", wire, frame)).toStrictEqual({
    key: "/ESZ25",
    frameTimestamp: frame.timestamp,
    seq: 0,
    chartTimeMillis: 1_765_307_400_000,
    openPrice: 6850.25,
    highPrice: 6851,
    lowPrice: 6850,
    closePrice: 6850.5,
    volume: 318,
  });
});
