import { InvalidArgumentError } from "commander";
import { endOfMarketDay, isDay, startOfMarketDay } from "./market-time.js";

export function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is not a whole number.");
}

export function seconds(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError("It is not a number of seconds.");
}

export function factor(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is not a number.");
}

const SECONDS_OF = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Lengths of time, each with its unit: `24h,30m`. Seconds. */
export function durations(text: string): number[] {
  return text.split(",").map((one) => {
    const [, count, unit] = /^(\d{1,7})([smhd])$/.exec(one.trim()) ?? [];
    if (count !== undefined) return Number(count) * SECONDS_OF[unit as keyof typeof SECONDS_OF];
    throw new InvalidArgumentError("It is not a list of times such as 24h,30m.");
  });
}

/** A calendar day, `yyyy-MM-dd`. */
export function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError("It is not a day such as 2026-12-18.");
}

/** Where a span of time begins: a moment, or the beginning of a market day. Epoch milliseconds. */
export function startTime(text: string): number {
  return isDay(text) ? startOfMarketDay(text) : moment(text);
}

/** Where a span of time ends: a moment, or the end of a market day. Epoch milliseconds. */
export function endTime(text: string): number {
  return isDay(text) ? endOfMarketDay(text) : moment(text);
}

function moment(text: string): number {
  const [, date = ""] = /^(.{10})T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const ms = isDay(date) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new InvalidArgumentError(
    "It is neither a day such as 2026-11-24 nor a date and time with its offset such as 2026-11-24T09:30:00-05:00.",
  );
}
