import { keepNewest } from "../../keep-newest.js";
import {
  type Day,
  dayOf,
  friday,
  isoDate,
  nthWeekday,
  partsOf,
  weekdayOf,
} from "../calendar/calendar-day.js";
import { previousTradingDay, type TradingDay, tradingDay, tradingDays } from "../calendar/sessions.js";
import type { OptionListing } from "../instrument.js";

/** One day on which a security's options end. */
export interface Expiration {
  readonly day: Day;
  /** S the month's third Friday, Q the end of a quarter, M of a month, W any other. */
  readonly type: "S" | "Q" | "M" | "W";
  /** Whether the morning's or the afternoon's price decides. */
  readonly settlement: "A" | "P";
  readonly root: string;
  /** What the symbols of its contracts begin with. */
  readonly symbolStart: string;
  /** Epoch milliseconds of that price. */
  readonly expires: number;
  readonly lastTradingDay: Day;
}

/** For how many days ahead expirations are listed. A day that is listed once stays so until it has come. */
const horizons = {
  fridays: { daily: 0, fridays: 45, monthEnds: 0, thirdFridays: 190, years: 800 },
  daily: { daily: 14, fridays: 60, monthEnds: 100, thirdFridays: 280, years: 400 },
} as const;

const kept = new Map<string, readonly Expiration[]>();

/** The expirations that are listed on a day, in order. */
export function expirationsOn(listing: OptionListing, today: Day): readonly Expiration[] {
  const key = `${listing.root}:${today}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = listExpirations(listing, today);
  kept.set(key, found);
  keepNewest(kept, 100);
  return found;
}

function listExpirations(listing: OptionListing, today: Day): readonly Expiration[] {
  const horizon = horizons[listing.expires];
  const expirations: Expiration[] = [];
  for (const hours of tradingDays("regular-only", today, today + horizon.years)) {
    const { day } = hours;
    const ahead = day - today;
    const type = typeOf(day);
    const isYearly = type === "S" && [1, 6, 12].includes(partsOf(day).month);
    const isListed =
      ahead <= horizon.daily ||
      (ahead <= horizon.fridays && isWeekEnd(day)) ||
      (ahead <= horizon.monthEnds && (type === "M" || type === "Q")) ||
      (ahead <= horizon.thirdFridays && type === "S") ||
      isYearly;
    if (!isListed) continue;
    const { root, afternoonRoot } = listing;
    if (afternoonRoot === undefined || type !== "S") {
      expirations.push(inTheAfternoon(afternoonRoot ?? root, type, hours));
    } else {
      // What the morning settles has traded for the last time on the day before.
      if (ahead > 0) expirations.push(inTheMorning(root, type, hours));
      expirations.push(inTheAfternoon(afternoonRoot, "W", hours));
    }
  }
  return expirations;
}

function inTheAfternoon(root: string, type: Expiration["type"], hours: TradingDay): Expiration {
  const { day, regularCloses } = hours;
  const symbolStart = symbolStartOf(root, day);
  return { day, type, settlement: "P", root, symbolStart, expires: regularCloses, lastTradingDay: day };
}

function inTheMorning(root: string, type: Expiration["type"], hours: TradingDay): Expiration {
  const { day, regularOpens } = hours;
  const lastTradingDay = previousTradingDay("regular-only", hours).day;
  const symbolStart = symbolStartOf(root, day);
  return { day, type, settlement: "A", root, symbolStart, expires: regularOpens, lastTradingDay };
}

function symbolStartOf(root: string, day: Day): string {
  return `${root.padEnd(6)}${isoDate(day).slice(2).replaceAll("-", "")}`;
}

function typeOf(day: Day): Expiration["type"] {
  const { year, month } = partsOf(day);
  const thirdFriday = nthWeekday(year, month, friday, 3);
  if (day === tradingDayOnOrBefore(thirdFriday)) return "S";
  if (day !== tradingDayOnOrBefore(dayOf(year, month + 1, 1) - 1)) return "W";
  return month % 3 === 0 ? "Q" : "M";
}

/** Fridays, and the Thursdays before those that are holidays. */
function isWeekEnd(day: Day): boolean {
  return day === tradingDayOnOrBefore(day + friday - weekdayOf(day));
}

function tradingDayOnOrBefore(day: Day): Day {
  return tradingDay("regular-only", day)?.day ?? previousTradingDay("regular-only", { day }).day;
}
