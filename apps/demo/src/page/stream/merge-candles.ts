import type { Candle } from "@schwab-kit/http-client";
import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";

const minute = 60_000;
/** Of the 1D chart's candles, milliseconds. */
const interval = 5 * minute;

/**
 * The 1D chart's candles with a minute's put into the one it belongs to. The volume stays REST's: which minutes it
 * holds already isn't known, and the chart draws none.
 * @returns undefined when only Schwab knows: there may be trades in between, or the regular session may be over
 */
export function withMinute(
  candles: readonly Candle[],
  one: ChartEquity,
  quote: LevelOneEquity | undefined,
): readonly Candle[] | undefined {
  const { chartTimeMillis: time, openPrice, highPrice, lowPrice, closePrice, volume } = one;
  const prices = [time, openPrice, highPrice, lowPrice, closePrice, volume];
  if (!prices.every(Number.isFinite)) return candles;
  const [at, open, high, low, close, shares] = prices as [number, number, number, number, number, number];
  const begin = Math.floor(at / interval) * interval;
  const last = candles.at(-1);
  const known = candles.find(({ datetime }) => datetime === begin);
  if (known !== undefined) {
    const endsIt = known === last || at + minute === begin + interval;
    const merged = {
      ...known,
      high: Math.max(known.high, high),
      low: Math.min(known.low, low),
      close: endsIt ? close : known.close,
    };
    return candles.map((candle) => (candle === known ? merged : candle));
  }
  if (last === undefined || begin < last.datetime) return candles;
  const isNext = begin === last.datetime + interval && at === begin;
  const goesOn = (quote?.regularMarketTradeMillis ?? 0) >= at + minute;
  if (!isNext || !goesOn) return undefined;
  return [...candles, { datetime: begin, open, high, low, close, volume: shares }];
}

/** The candles with the last trade of the regular session put into the last one, if it belongs there. */
export function withLastTrade(
  candles: readonly Candle[],
  quote: LevelOneEquity | undefined,
): readonly Candle[] {
  const { regularMarketLastPrice: price, regularMarketTradeMillis: time } = quote ?? {};
  const last = candles.at(-1);
  if (price === undefined || time === undefined || last === undefined) return candles;
  const isItsOwn = time >= last.datetime && time < last.datetime + interval;
  if (!isItsOwn || price === last.close) return candles;
  const { high, low } = last;
  const merged = { ...last, high: Math.max(high, price), low: Math.min(low, price), close: price };
  return [...candles.slice(0, -1), merged];
}
