import { keepNewest } from "../../keep-newest.js";
import { type Day, dayOf, isWeekend, partsOf } from "./calendar-day.js";
import { holidayOn } from "./holidays.js";
import { newYorkDay, newYorkTime } from "./new-york.js";

/** When one kind of security trades. */
export type Schedule = "stock" | "regular-only" | "future" | "forex";

/** One day of trading, in epoch milliseconds. Without a pre-market it opens with the regular session. */
export interface TradingDay {
  readonly day: Day;
  readonly opens: number;
  readonly regularOpens: number;
  readonly regularCloses: number;
  readonly closes: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** Days of each schedule whose hours are kept, since almost every price asks for those of the same few days. */
const keptDays = 1000;

/** The hours of a day, or undefined when there is no trading. */
export function tradingDay(schedule: Schedule, day: Day): TradingDay | undefined {
  if (isWeekend(day)) return undefined;
  const days = known[schedule];
  const found = days.get(day);
  if (found !== undefined || days.has(day)) return found;
  const hours = rules[schedule](day);
  days.set(day, hours);
  keepNewest(days, keptDays);
  return hours;
}

/** The latest trading day that has begun. */
export function tradingDayAt(schedule: Schedule, time: number): TradingDay {
  // Futures and forex begin the trading of a day on the evening before.
  for (let day = newYorkDay(time) + 1; ; day--) {
    const found = tradingDay(schedule, day);
    if (found !== undefined && found.opens <= time) return found;
  }
}

export function previousTradingDay(schedule: Schedule, { day }: { readonly day: Day }): TradingDay {
  for (let before = day - 1; ; before--) {
    const found = tradingDay(schedule, before);
    if (found !== undefined) return found;
  }
}

/** The trading days from one day to another, both included, in order. */
export function tradingDays(schedule: Schedule, from: Day, to: Day): readonly TradingDay[] {
  const days: TradingDay[] = [];
  for (let day = from; day <= to; day++) {
    const found = tradingDay(schedule, day);
    if (found !== undefined) days.push(found);
  }
  return days;
}

const rules: Record<Schedule, (day: Day) => TradingDay | undefined> = {
  stock(day) {
    const regular = regularHours(day);
    return (
      regular && {
        ...regular,
        opens: newYorkTime(day, 7 * hour),
        closes: regular.regularCloses + 4 * hour,
      }
    );
  },
  "regular-only": regularHours,
  future: (day) => roundTheClock(day, -6 * hour),
  forex: (day) => roundTheClock(day, -7 * hour),
};

const known: Record<Schedule, Map<Day, TradingDay | undefined>> = {
  stock: new Map(),
  "regular-only": new Map(),
  future: new Map(),
  forex: new Map(),
};

function regularHours(day: Day): TradingDay | undefined {
  const holiday = holidayOn(day);
  if (holiday === "closed") return undefined;
  const regularOpens = newYorkTime(day, 9 * hour + 30 * minute);
  const regularCloses = newYorkTime(day, (holiday === "early" ? 13 : 16) * hour);
  return { day, opens: regularOpens, regularOpens, regularCloses, closes: regularCloses };
}

/** From the evening before until 17:00, on every weekday but Christmas and New Year's Day. */
function roundTheClock(day: Day, from: number): TradingDay | undefined {
  const { year } = partsOf(day);
  if (day === dayOf(year, 1, 1) || day === dayOf(year, 12, 25)) return undefined;
  const opens = newYorkTime(day, from);
  const closes = newYorkTime(day, 17 * hour);
  return { day, opens, regularOpens: opens, regularCloses: closes, closes };
}
