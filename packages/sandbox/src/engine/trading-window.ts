import { type Day, friday, monday, partsOf, weekdayOf } from "../market/calendar/calendar-day.js";
import { newYorkDay } from "../market/calendar/new-york.js";
import { previousTradingDay, type TradingDay, tradingDay } from "../market/calendar/sessions.js";

/** A span of one trading day in which an order can be executed, in epoch milliseconds. */
export interface TradingWindow {
  readonly day: TradingDay;
  readonly opens: number;
  /** The first moment after it. */
  readonly closes: number;
}

/** The first window of a session that isn't over at a time. */
export function windowFrom(session: string, time: number): TradingWindow {
  for (let day = newYorkDay(time); ; day++) {
    const window = windowOn(session, day);
    if (window !== undefined && window.closes > time) return window;
  }
}

/**
 * When an order that first has a chance in a window is over, epoch milliseconds.
 * @param entered Epoch milliseconds.
 */
export function deadlineOf(
  { session, duration }: { readonly session: string; readonly duration: string },
  entered: number,
  first: TradingWindow,
): number {
  const last = lastDayOf(duration, newYorkDay(entered), first.day.day);
  const day = tradingDay("stock", last) ?? previousTradingDay("stock", { day: last });
  return windowOn(session, Math.max(day.day, first.day.day))?.closes ?? first.closes;
}

/** Days that a GOOD_TILL_CANCEL order lives. */
const goodTillCancelDays = 180;

function lastDayOf(duration: string, entered: Day, first: Day): Day {
  const { year, month } = partsOf(first);
  if (duration === "GOOD_TILL_CANCEL") return entered + goodTillCancelDays;
  if (duration === "END_OF_WEEK") return first + friday - Math.max(weekdayOf(first), monday);
  if (duration === "END_OF_MONTH") return Date.UTC(year, month, 0) / 86_400_000;
  if (duration === "NEXT_END_OF_MONTH") return Date.UTC(year, month + 1, 0) / 86_400_000;
  return first;
}

function windowOn(session: string, on: Day): TradingWindow | undefined {
  const day = tradingDay("stock", on);
  if (day === undefined) return undefined;
  const { opens, regularOpens, regularCloses, closes } = day;
  if (session === "AM") return { day, opens, closes: regularOpens };
  if (session === "PM") return { day, opens: regularCloses, closes };
  if (session === "SEAMLESS") return { day, opens, closes };
  return { day, opens: regularOpens, closes: regularCloses };
}
