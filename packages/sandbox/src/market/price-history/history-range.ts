import { dayMs, dayOf, partsOf } from "../calendar/calendar-day.js";
import { newYorkDay, newYorkTime } from "../calendar/new-york.js";
import { previousTradingDay, type Schedule, tradingDayAt } from "../calendar/sessions.js";
import type { HistoryRequest } from "./history-request.js";

export interface HistoryRange {
  /** Epoch milliseconds, as the end. */
  readonly start: number;
  readonly end: number;
}

/** Before this day the market has no prices. */
const firstDay = dayOf(1990, 1, 1);

/** How far back minutes go: Schwab keeps the finest for some seven weeks, the others for nine months. */
const minuteDays = { finest: 48, others: 270 };

/** From when to when candles are asked for, as far as there can be any. */
export function rangeOf(request: HistoryRequest, schedule: Schedule, now: number): HistoryRange {
  const end = Math.min(request.endDate ?? lastClose(schedule, now), now);
  const oldest =
    request.frequencyType === "minute"
      ? now - (request.frequency === 1 ? minuteDays.finest : minuteDays.others) * dayMs
      : newYorkTime(firstDay, 0);
  return { start: Math.max(request.startDate ?? startOf(request, schedule, end), oldest), end };
}

/** The close of the business day before today. */
function lastClose(schedule: Schedule, now: number): number {
  return previousTradingDay(schedule, { day: newYorkDay(now) }).regularCloses;
}

function startOf({ periodType, period }: HistoryRequest, schedule: Schedule, end: number): number {
  if (periodType === "day") {
    let day = tradingDayAt(schedule, end);
    for (let count = 1; count < period; count++) day = previousTradingDay(schedule, day);
    return day.opens;
  }
  const { year, month, date } = partsOf(newYorkDay(end));
  if (periodType === "ytd") return newYorkTime(dayOf(year, 1, 1), 0);
  const months = periodType === "year" ? period * 12 : period;
  // The last day of a shorter month takes the place of one that it doesn't have.
  const start = Math.min(dayOf(year, month - months, date), dayOf(year, month - months + 1, 1) - 1);
  return newYorkTime(start, 0);
}
