import type { ArgumentError } from "@schwab-kit/core";
import { withColonInOffset } from "./answer-time.js";
import { notSent } from "./not-sent.js";

/** A moment: a `Date`, epoch milliseconds, or an ISO 8601 date and time with `Z` or an offset. */
export type Moment = Date | number | string;

/** A calendar day: `yyyy-MM-dd`, or a moment, which falls on a day once a time zone is chosen. */
export type Day = Date | number | string;

/** Where Schwab's market days are reckoned. */
const MARKET_TIME_ZONE = "America/New_York";

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The last moment of the year 9999: later ones have no `yyyy-MM-dd`. Written out, so that bundlers can drop it. */
const LATEST = 253_402_300_799_999;
/** The first of the year 1000. */
const EARLIEST = -30_610_224_000_000;

/**
 * Epoch milliseconds.
 * @throws ArgumentError `argument-invalid`; also for a text without an offset, which means another moment on
 *   every machine
 */
export function epochMs(name: string, value: Moment): number {
  const ms = value instanceof Date ? value.getTime() : typeof value === "string" ? parse(value) : value;
  if (typeof ms === "number" && ms >= EARLIEST && ms <= LATEST) return Math.trunc(ms);
  throw wrongTime(
    name,
    "a Date, epoch milliseconds, or a date and time with its offset such as 2026-01-05T09:30:00-05:00",
  );
}

/**
 * `yyyy-MM-dd'T'HH:mm:ss.SSSZ` in UTC, the one form the trader API takes.
 * @throws ArgumentError `argument-invalid`
 */
export function dateTime(name: string, value: Moment): string {
  return new Date(epochMs(name, value)).toISOString();
}

/**
 * `yyyy-MM-dd`; a moment becomes the day it falls on in that time zone.
 * @throws ArgumentError `argument-invalid`
 */
export function calendarDay(name: string, value: Day, timeZone: string = MARKET_TIME_ZONE): string {
  if (typeof value === "string" && DAY.test(value)) {
    if (isRealDay(value)) return value;
    throw wrongTime(name, "a day that exists");
  }
  return dayFormat(timeZone).format(epochMs(name, value));
}

/**
 * The same, or undefined for none.
 * @throws ArgumentError `argument-invalid`
 */
export function optionalDay(name: string, value: Day | undefined, timeZone?: string): string | undefined {
  return value === undefined ? undefined : calendarDay(name, value, timeZone);
}

function parse(text: string): number | undefined {
  const day = DATE_TIME.exec(text)?.[1];
  if (day === undefined || !isRealDay(day)) return undefined;
  const ms = Date.parse(withColonInOffset(text));
  return Number.isNaN(ms) ? undefined : ms;
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isRealDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return ms >= EARLIEST && new Date(ms).toISOString().startsWith(day);
}

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    // Sweden writes yyyy-MM-dd.
    return new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  } catch {
    throw notSent("timeZone: expected a time zone's name such as America/New_York.");
  }
}

function wrongTime(name: string, expected: string): ArgumentError {
  return notSent(`${name}: expected ${expected}.`);
}
