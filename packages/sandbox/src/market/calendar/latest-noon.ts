import { newYorkDay, newYorkTime } from "./new-york.js";
import { tradingDay } from "./sessions.js";

const hour = 3_600_000;

/**
 * New York's latest noon of a trading day that goes on until 16:00, in epoch milliseconds. It lies in the past, so that
 * whoever asks for orders up to now finds those of a market that began there.
 */
export function latestNoon(now: number): number {
  for (let day = newYorkDay(now); ; day--) {
    const noon = newYorkTime(day, 12 * hour);
    const hours = tradingDay("regular-only", day);
    if (noon <= now && hours !== undefined && hours.regularCloses - noon === 4 * hour) return noon;
  }
}
