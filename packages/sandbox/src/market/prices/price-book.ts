import { keepNewest } from "../../keep-newest.js";
import { previousTradingDay, type TradingDay, tradingDays } from "../calendar/sessions.js";
import { type ListedInstrument, schedules } from "../instrument.js";
import { createPricePaths, type Ohlc, type PricePath } from "./price-path.js";

/** The prices of whole sessions, and within them. */
export interface PriceBook {
  /** The path of a day from its opening to its close, sessions before and after the regular one included. */
  path(instrument: ListedInstrument, day: TradingDay): PricePath;
  /** A whole regular session. */
  session(instrument: ListedInstrument, day: TradingDay): Ohlc;
  /** The highest and lowest price of the sessions of 52 weeks before a day, the day itself not included. */
  yearBefore(instrument: ListedInstrument, day: TradingDay): { readonly high: number; readonly low: number };
}

/** Sessions that are kept: some two years of every security. */
const keptSessions = 40_000;

export function createPriceBook(seed: string): PriceBook {
  const pathFrom = createPricePaths(seed);
  const sessions = new Map<string, Ohlc>();
  const years = new Map<string, { readonly day: number; readonly high: number; readonly low: number }>();

  function session(instrument: ListedInstrument, day: TradingDay): Ohlc {
    const key = `${instrument.symbol}:${day.day}`;
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const { regularOpens, regularCloses } = day;
    const last = regularCloses - 1000;
    const found = pathFrom(instrument, regularOpens, regularCloses).ohlc(regularOpens, last);
    sessions.set(key, found);
    keepNewest(sessions, keptSessions);
    return found;
  }

  return {
    path: (instrument, day) => pathFrom(instrument, day.opens, day.closes),
    session,
    yearBefore(instrument, day) {
      const known = years.get(instrument.symbol);
      if (known?.day === day.day) return known;
      const schedule = schedules[instrument.kind];
      const last = previousTradingDay(schedule, day).day;
      let high = 0;
      let low = Number.POSITIVE_INFINITY;
      for (const each of tradingDays(schedule, day.day - 364, last)) {
        const prices = session(instrument, each);
        high = Math.max(high, prices.high);
        low = Math.min(low, prices.low);
      }
      const found = { day: day.day, high, low };
      years.set(instrument.symbol, found);
      return found;
    },
  };
}
