import { previousTradingDay, tradingDayAt } from "../market/calendar/sessions.js";
import { type Instrument, schedules } from "../market/instrument.js";
import type { Market } from "../market/market.js";

/** The last price of the regular session before the trading day that a time belongs to. */
export function closingPriceOf(instrument: Instrument, market: Market, time: number): number {
  const schedule = schedules[instrument.kind];
  const before = previousTradingDay(schedule, tradingDayAt(schedule, time));
  const last = before.regularCloses - 1000;
  return market.tape(instrument, last).at(last).last;
}
