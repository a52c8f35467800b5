import { newYorkDay, newYorkTime } from "./new-york.js";
import { tradingDay } from "./sessions.js";

const hour = 3_600_000;

/**
 * New York's noon of the latest trading day that is over and went on until 16:00, in epoch milliseconds. A market that
 * begins there stays in the past for hours, so that whoever asks for orders or candles up to now finds all of them.
 */
export function latestNoon(now: number): number {
  for (let day = newYorkDay(now); ; day--) {
    const noon = newYorkTime(day, 12 * hour);
    const hours = tradingDay("stock", day);
    if (hours !== undefined && hours.closes <= now && hours.regularCloses - noon === 4 * hour) return noon;
  }
}
