import { checkAdvance, checkMarketTime, checkSpeed } from "../market/check-market-clock.js";
import type { MarketClock } from "../market/market-clock.js";

/**
 * Sets the market's time, in epoch milliseconds or as ISO 8601, advances it by milliseconds, or changes its speed.
 * @throws TypeError
 */
export function changeMarketClock(clock: MarketClock, value: unknown): void {
  const [change, ...others] = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [name, given] = change !== undefined && others.length === 0 ? change : [];
  if (name === "time") clock.set(checkMarketTime(typeof given === "string" ? Date.parse(given) : given));
  else if (name === "advance") clock.advance(checkAdvance(given, clock.now()));
  else if (name === "speed") clock.setSpeed(checkSpeed(given));
  else throw new TypeError(expected);
}

const expected = 'Expected {"time":"2026-11-27T09:30:00-05:00"}, {"advance":60000} or {"speed":60}.';
