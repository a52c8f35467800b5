import { newYorkDay } from "../../market/calendar/new-york.js";
import { tradingDayAt } from "../../market/calendar/sessions.js";
import { type Instrument, schedules } from "../../market/instrument.js";
import type { Market } from "../../market/market.js";
import { type Candle, minuteCandles } from "../../market/price-history/candles.js";

type Json = Record<string, unknown>;

/** The candle's fields by number, without the key, which is field 0. */
type ChartItem = (candle: Candle, sequence: number) => Json;

/** One of the services that tell the candles of each minute. */
export interface ChartService {
  readonly kinds: readonly Instrument["kind"][];
  readonly item: ChartItem;
}

/** As Schwab really sends it: its documentation numbers these fields differently. */
export const chartEquity: ChartService = {
  kinds: ["EQUITY", "ETF", "INDEX"],
  item: ({ open, high, low, close, volume, datetime }, sequence) => ({
    1: sequence,
    2: open,
    3: high,
    4: low,
    5: close,
    6: volume,
    7: datetime,
    8: newYorkDay(datetime),
  }),
};

export const chartFutures: ChartService = {
  kinds: ["FUTURE"],
  item: ({ open, high, low, close, volume, datetime }) => ({
    1: datetime,
    2: open,
    3: high,
    4: low,
    5: close,
    6: volume,
  }),
};

const minute = 60_000;

/** How far back candles are to be had, in milliseconds: a day. */
export const chartReach = 86_400_000;

/**
 * The candles of all sessions, as the price history has them, of the minutes that ended in (after, until]. `seq` is
 * the minute's number in its trading day, so that a candle has the same one however often it is sent.
 */
export function candlesSince(
  { kinds, item }: ChartService,
  market: Market,
  key: string,
  after: number,
  until: number,
): readonly Json[] {
  const now = Math.floor(until / minute) * minute;
  const first = Math.floor(Math.max(after, until - chartReach) / minute) * minute;
  const instrument = market.instrument(key);
  if (first >= now || instrument === undefined || !kinds.includes(instrument.kind)) return [];
  const source = { prices: market.prices, instrument, now };
  return minuteCandles(source, { start: first, end: now - minute }, 1, true).map((candle) => {
    const { opens } = tradingDayAt(schedules[instrument.kind], candle.datetime);
    const seq = (candle.datetime - opens) / minute;
    return { seq, key, ...item(candle, seq) };
  });
}
