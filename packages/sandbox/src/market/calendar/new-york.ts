import { type Day, dayMs, lastWeekday, nthWeekday, partsOf, sunday } from "./calendar-day.js";

const hour = 3_600_000;
const standardOffset = -5 * hour;

/** What a clock in New York shows, as the epoch milliseconds at which a clock of UTC would show it. */
export function newYorkClock(time: number): number {
  const standard = time + standardOffset;
  return isSummer(standard) ? standard + hour : standard;
}

/** The moment at which New York's clock shows so many milliseconds after the midnight of a day. */
export function newYorkTime(day: Day, ms: number): number {
  const standard = day * dayMs + ms;
  return standard - standardOffset - (isSummer(standard - hour) ? hour : 0);
}

export function newYorkDay(time: number): Day {
  return Math.floor(newYorkClock(time) / dayMs);
}

/** `2026-11-27T09:30:00-05:00`. */
export function newYorkIso(time: number): string {
  const clock = newYorkClock(time);
  return `${new Date(clock).toISOString().slice(0, 19)}${clock - time === standardOffset ? "-05:00" : "-04:00"}`;
}

/**
 * By the law of 2007, and before that by the one of 1987.
 * @param standard The time in New York without summer time.
 */
function isSummer(standard: number): boolean {
  const { year } = partsOf(Math.floor(standard / dayMs));
  const begins = year < 2007 ? nthWeekday(year, 4, sunday, 1) : nthWeekday(year, 3, sunday, 2);
  const ends = year < 2007 ? lastWeekday(year, 10, sunday) : nthWeekday(year, 11, sunday, 1);
  return standard >= begins * dayMs + 2 * hour && standard < ends * dayMs + hour;
}
