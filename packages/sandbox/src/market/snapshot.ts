import { previousTradingDay, tradingDayAt } from "./calendar/sessions.js";
import { type Instrument, type ListedInstrument, schedules } from "./instrument.js";
import type { OptionValues } from "./options/option-values.js";
import { onTick } from "./prices/on-tick.js";
import type { PriceBook } from "./prices/price-book.js";
import { volumeBefore } from "./prices/volume.js";

/** The state of one security's market at one second. Prices lie on the security's tick. */
export interface Snapshot {
  readonly instrument: Instrument;
  /** Epoch milliseconds, on the full second: the moment that was asked for. */
  readonly time: number;
  /** Whether it trades at this moment, and in which session. */
  readonly session: "pre" | "regular" | "post" | "closed";
  readonly last: number;
  /** When `last` traded and `bid` and `ask` were quoted: `time`, or before it the last second of trading. */
  readonly tradeTime: number;
  readonly bid: number;
  readonly ask: number;
  /** The last price in regular hours, and when it traded. */
  readonly regularLast: number;
  readonly regularTradeTime: number;
  /** The latest regular session's first price, and its highest and lowest so far. */
  readonly open: number;
  readonly high: number;
  readonly low: number;
  /** The last price of the regular session before this trading day. */
  readonly close: number;
  /** Of the regular sessions of 52 weeks, the latest included. */
  readonly yearHigh: number;
  readonly yearLow: number;
  /** Of this trading day, all its sessions. */
  readonly volume: number;
  /** What an option has besides. */
  readonly option?: OptionValues;
}

export function snapshotOf(book: PriceBook, instrument: ListedInstrument, asked: number): Snapshot {
  const time = Math.floor(asked / 1000) * 1000;
  const schedule = schedules[instrument.kind];
  const started = tradingDayAt(schedule, time);
  // A fund has no price of the day before the session has closed.
  const isUnpriced = instrument.kind === "MUTUAL_FUND" && time < started.regularCloses;
  const day = isUnpriced ? previousTradingDay(schedule, started) : started;
  const before = previousTradingDay(schedule, day);

  const tradeTime = Math.min(time, day.closes - 1000);
  const last = book.path(instrument, day).priceAt(tradeTime);
  const hasOpened = time >= day.regularOpens;
  const shown = hasOpened ? day : before;
  const regularTradeTime = Math.min(time, shown.regularCloses - 1000);
  const prices =
    regularTradeTime === shown.regularCloses - 1000
      ? book.session(instrument, shown)
      : book.path(instrument, shown).ohlc(shown.regularOpens, regularTradeTime);
  const { tick } = instrument;
  return {
    instrument,
    time,
    session: time >= day.closes ? "closed" : sessionAt(time, day),
    last,
    tradeTime,
    bid: onTick(last - tick, tick),
    ask: onTick(last + tick, tick),
    regularLast: prices.close,
    regularTradeTime,
    open: prices.open,
    high: prices.high,
    low: prices.low,
    close: book.session(instrument, before).close,
    // Worked out when it is asked for: a first look at a year takes longer than all the rest.
    get yearHigh() {
      return Math.max(book.yearBefore(instrument, shown).high, prices.high);
    },
    get yearLow() {
      return Math.min(book.yearBefore(instrument, shown).low, prices.low);
    },
    volume: volumeBefore(instrument, day, time + 1000),
  };
}

function sessionAt(
  time: number,
  day: { readonly regularOpens: number; readonly regularCloses: number },
): "pre" | "regular" | "post" {
  if (time < day.regularOpens) return "pre";
  return time < day.regularCloses ? "regular" : "post";
}
