/** A date without a time of day: whole days since 1970-01-01. */
export type Day = number;

export const dayMs = 86_400_000;

export const sunday = 0;
export const monday = 1;
export const thursday = 4;
export const friday = 5;
export const saturday = 6;

/** @param month From 1 to 12; outside of that it reaches into other years. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / dayMs;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** From 0, Sunday, to 6. */
export function weekdayOf(day: Day): number {
  return (((day + thursday) % 7) + 7) % 7;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) === sunday || weekdayOf(day) === saturday;
}

/** The month's first such weekday, or its second with 2, and so on. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
}

export function lastWeekday(year: number, month: number, weekday: number): Day {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** `yyyy-MM-dd`. */
export function isoDate(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of a `yyyy-MM-dd`, or undefined when it is none. */
export function parseIsoDate(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time / dayMs;
}
