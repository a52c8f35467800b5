import { type Day, dayOf, monday, partsOf, weekdayOf } from "../calendar/calendar-day.js";
import { newYorkDay, newYorkTime } from "../calendar/new-york.js";
import { type TradingDay, tradingDays } from "../calendar/sessions.js";
import { type ListedInstrument, schedules } from "../instrument.js";
import type { PriceBook } from "../prices/price-book.js";
import type { Ohlc } from "../prices/price-path.js";
import { volumeBefore } from "../prices/volume.js";
import type { HistoryRange } from "./history-range.js";

export interface Candle extends Ohlc {
  readonly volume: number;
  /** When it begins, epoch milliseconds. */
  readonly datetime: number;
}

/** What there is to know about one instrument at one moment. */
export interface CandleSource {
  readonly prices: PriceBook;
  readonly instrument: ListedInstrument;
  readonly now: number;
}

const minuteMs = 60_000;

/** Candles of some minutes each, the last one as far as it has come. */
export function minuteCandles(
  { prices, instrument, now }: CandleSource,
  { start, end }: HistoryRange,
  minutes: number,
  withExtendedHours: boolean,
): readonly Candle[] {
  // A fund has one price a day.
  if (instrument.kind === "MUTUAL_FUND") return [];
  const candles: Candle[] = [];
  for (const day of daysIn(instrument, start, end)) {
    const path = prices.path(instrument, day);
    const from = withExtendedHours ? day.opens : day.regularOpens;
    const to = withExtendedHours ? day.closes : day.regularCloses;
    for (let datetime = from; datetime < to && datetime <= end; datetime += minutes * minuteMs) {
      if (datetime < start) continue;
      const ends = Math.min(datetime + minutes * minuteMs, now + 1000);
      const volume = volumeBefore(instrument, day, ends) - volumeBefore(instrument, day, datetime);
      candles.push(candleOf(path.ohlc(datetime, ends - 1000), volume, datetime));
    }
  }
  return candles;
}

/** Candles of a regular session each. Their volume is that of the whole day, as in a quote. */
export function dailyCandles(source: CandleSource, { start, end }: HistoryRange): readonly Candle[] {
  const { prices, instrument, now } = source;
  const isFund = instrument.kind === "MUTUAL_FUND";
  const candles: Candle[] = [];
  for (const day of daysIn(instrument, start, end)) {
    const datetime = candleTime(day.day);
    const isOver = now >= day.regularCloses;
    if (datetime < start || datetime > end || day.regularOpens > now || (isFund && !isOver)) continue;
    const ohlc = isOver
      ? prices.session(instrument, day)
      : prices.path(instrument, day).ohlc(day.regularOpens, now);
    const { close } = ohlc;
    const shown = isFund ? { open: close, high: close, low: close, close } : ohlc;
    candles.push(candleOf(shown, volumeBefore(instrument, day, now + 1000), datetime));
  }
  return candles;
}

/** Candles of a week or month each, made of the days in it that are asked for. */
export function longCandles(
  source: CandleSource,
  range: HistoryRange,
  length: "weekly" | "monthly",
): readonly Candle[] {
  const first = firstDayOf(newYorkDay(range.start), length);
  const days = dailyCandles(source, { start: newYorkTime(first, 0), end: range.end });
  const candles: Candle[] = [];
  for (const day of days) {
    const datetime = candleTime(firstDayOf(newYorkDay(day.datetime), length));
    if (datetime < range.start) continue;
    const last = candles.at(-1);
    if (last?.datetime !== datetime) candles.push({ ...day, datetime });
    else candles.splice(-1, 1, joined(last, day));
  }
  return candles;
}

/** The midnight in Chicago with which Schwab's candles of whole days begin. */
export function candleTime(day: Day): number {
  return newYorkTime(day, 60 * minuteMs);
}

/** All trading days that a range may touch. */
function daysIn(instrument: ListedInstrument, start: number, end: number): readonly TradingDay[] {
  // Futures and forex begin a day on the evening before.
  return tradingDays(schedules[instrument.kind], newYorkDay(start), newYorkDay(end) + 1);
}

function candleOf({ open, high, low, close }: Ohlc, volume: number, datetime: number): Candle {
  return { open, high, low, close, volume, datetime };
}

function joined(one: Candle, next: Candle): Candle {
  return {
    open: one.open,
    high: Math.max(one.high, next.high),
    low: Math.min(one.low, next.low),
    close: next.close,
    volume: one.volume + next.volume,
    datetime: one.datetime,
  };
}

function firstDayOf(day: Day, length: "weekly" | "monthly"): Day {
  if (length === "weekly") return day - ((weekdayOf(day) - monday + 7) % 7);
  const { year, month } = partsOf(day);
  return dayOf(year, month, 1);
}
