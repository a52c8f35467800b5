import type { Candle } from "@schwab-kit/http-client";
import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";
import { expect, test } from "vitest";
import { withLastTrade, withMinute } from "../src/page/stream/merge-candles.js";

const minute = 60_000;
const noon = Date.parse("2026-11-23T12:00:00-05:00");

const candle = (datetime: number, open: number, high: number, low: number, close: number): Candle => ({
  datetime,
  open,
  high,
  low,
  close,
  volume: 500,
});

const ofMinute = (time: number, open: number, high: number, low: number, close: number): ChartEquity => ({
  key: "AAPL",
  frameTimestamp: time + minute,
  chartTimeMillis: time,
  openPrice: open,
  highPrice: high,
  lowPrice: low,
  closePrice: close,
  volume: 100,
});

const traded = (time: number, price: number): LevelOneEquity => ({
  key: "AAPL",
  frameTimestamp: time,
  regularMarketLastPrice: price,
  regularMarketTradeMillis: time,
});

const before = candle(noon - 5 * minute, 10, 11, 9, 10);
const latest = candle(noon, 10, 12, 10, 11);
const candles = [before, latest];

test("a minute widens the candle that it belongs to, and ends it when it is the latest", () => {
  expect(withMinute(candles, ofMinute(noon + minute, 11, 13, 8, 12), undefined)).toEqual([
    before,
    { ...latest, high: 13, low: 8, close: 12 },
  ]);
});

test("a minute of an earlier candle changes its end only when it is its last", () => {
  const [third, fifth] = [3, 1].map((left) => noon - left * minute) as [number, number];
  expect(withMinute(candles, ofMinute(third, 1, 20, 5, 2), undefined)?.[0]).toEqual({
    ...before,
    high: 20,
    low: 5,
  });
  expect(withMinute(candles, ofMinute(fifth, 1, 2, 5, 7), undefined)?.[0]).toMatchObject({
    close: 7,
    low: 5,
  });
});

test("the first minute of the next five begins a candle, while the regular session goes on", () => {
  const next = noon + 5 * minute;
  const first = ofMinute(next, 11, 13, 10, 12);
  expect(withMinute(candles, first, traded(next, 11))).toEqual([
    ...candles,
    { datetime: next, open: 11, high: 13, low: 10, close: 12, volume: 100 },
  ]);
  expect(withMinute(candles, first, traded(noon, 11))).toBe(candles);
});

test("with candles missing in between only REST knows", () => {
  const later = noon + 20 * minute;
  expect(withMinute(candles, ofMinute(later, 1, 1, 1, 1), traded(later, 1))).toBeUndefined();
  expect(withMinute(candles, ofMinute(noon + 6 * minute, 1, 1, 1, 1), traded(later, 1))).toBeUndefined();
  expect(withLastTrade(candles, traded(later, 1))).toBeUndefined();
});

test("a candle without sound prices changes nothing", () => {
  const { openPrice, ...unsound } = ofMinute(noon, 1, 1, 1, 1);
  expect(withMinute(candles, unsound, undefined)).toBe(candles);
});

test("the last trade moves the candle that it belongs to, or begins the next, whose first minute has its open", () => {
  expect(withLastTrade(candles, traded(noon + 90_000, 13))).toEqual([
    before,
    { ...latest, high: 13, close: 13 },
  ]);
  expect(withLastTrade(candles, traded(noon - minute, 13))).toBe(candles);
  const next = noon + 5 * minute;
  const begun = withLastTrade(candles, traded(next + 1_000, 13)) ?? [];
  expect(begun.at(-1)).toEqual({ datetime: next, open: 13, high: 13, low: 13, close: 13, volume: 0 });
  expect(withMinute(begun, ofMinute(next, 12, 14, 11, 12), undefined)?.at(-1)).toMatchObject({
    open: 12,
    high: 14,
    low: 11,
    close: 12,
  });
});

test("nothing begins when the regular session is over, neither the closing auction's trade nor a minute after it", () => {
  const close = Date.parse("2026-11-23T16:00:00-05:00");
  const day = [candle(close - 5 * minute, 10, 11, 9, 10)];
  expect(withLastTrade(day, traded(close + 2_000, 12))).toBe(day);
  expect(withMinute(day, ofMinute(close, 12, 12, 12, 12), traded(close + 2_000, 12))).toBe(day);
});
