import type { Candle } from "@schwab-kit/http-client";
import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";
import { inNewYork } from "../shared/format.js";

const minute = 60_000;
/** Of the 1D chart's candles, milliseconds. */
const interval = 5 * minute;

type Candles = readonly Candle[];

/**
 * The 1D chart's candles with a minute's put into the one it belongs to. The volume stays REST's: which minutes it
 * holds already isn't known, and the chart draws none.
 * @returns undefined when candles are missing in between, which only REST has
 */
export function withMinute(
  candles: Candles,
  one: ChartEquity,
  quote: LevelOneEquity | undefined,
): Candles | undefined {
  const { chartTimeMillis: time, openPrice, highPrice, lowPrice, closePrice, volume } = one;
  const values = [time, openPrice, highPrice, lowPrice, closePrice, volume];
  if (!values.every(Number.isFinite)) return candles;
  const [at, open, high, low, close, shares] = values as [number, number, number, number, number, number];
  const begin = beginOf(at);
  const last = candles.at(-1);
  const known = candles.find(({ datetime }) => datetime === begin);
  if (known !== undefined) {
    const endsIt = known === last || at + minute === begin + interval;
    const merged = {
      ...known,
      open: at === begin ? open : known.open,
      high: Math.max(known.high, high),
      low: Math.min(known.low, low),
      close: endsIt ? close : known.close,
    };
    return candles.map((candle) => (candle === known ? merged : candle));
  }
  // Minutes before and after hours come too, and are not part of this chart.
  const isRegular = isRegularHour(begin) && (quote?.regularMarketTradeMillis ?? 0) >= at;
  if (!isRegular || last === undefined || begin < last.datetime) return candles;
  if (begin > last.datetime + interval || at > begin) return undefined;
  return [...candles, { datetime: begin, open, high, low, close, volume: shares }];
}

/**
 * The candles with the last trade of the regular session put into the one it belongs to, which it may begin.
 * @returns undefined when candles are missing in between, which only REST has
 */
export function withLastTrade(candles: Candles, quote: LevelOneEquity | undefined): Candles | undefined {
  const { regularMarketLastPrice: price, regularMarketTradeMillis: time } = quote ?? {};
  const last = candles.at(-1);
  if (price === undefined || time === undefined || last === undefined || time < last.datetime) return candles;
  const begin = beginOf(time);
  if (begin === last.datetime) {
    if (price === last.close) return candles;
    const [high, low] = [Math.max(last.high, price), Math.min(last.low, price)];
    return [...candles.slice(0, -1), { ...last, high, low, close: price }];
  }
  if (!isRegularHour(begin)) return candles;
  if (begin > last.datetime + interval) return undefined;
  return [...candles, { datetime: begin, open: price, high: price, low: price, close: price, volume: 0 }];
}

const beginOf = (time: number): number => Math.floor(time / interval) * interval;

/** The closing auction's trades are of the regular session, and begin no candle. */
const isRegularHour = (time: number): boolean =>
  inNewYork(time, { hour: "2-digit", minute: "2-digit" }) < "16:00";
