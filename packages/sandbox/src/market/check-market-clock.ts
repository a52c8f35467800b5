/** The years whose holidays are known by rule. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2101, 0, 1);

/** @throws TypeError */
export function checkMarketTime(
  value: unknown,
  expected = "epoch milliseconds of the years 2000 to 2100",
): number {
  if (typeof value === "number" && value >= earliest && value < latest) return value;
  throw new TypeError(`The market's time must be ${expected}, not ${String(value)}.`);
}

/** @throws TypeError */
export function checkMarketStart(value: unknown): number | "open" {
  return value === "open"
    ? value
    : checkMarketTime(value, 'epoch milliseconds of the years 2000 to 2100 or "open"');
}

/** @throws TypeError */
export function checkAdvance(ms: unknown, now: number): number {
  if (typeof ms === "number" && ms >= 0 && now + ms < latest) return ms;
  throw new TypeError(
    `The market can be advanced by zero or more milliseconds and to the year 2100, not by ${String(ms)}.`,
  );
}

/** @throws TypeError */
export function checkSpeed(value: unknown): number {
  if (typeof value === "number" && value >= 0 && value <= 1_000_000) return value;
  throw new TypeError(`The market's speed must be a number from 0 to 1000000, not ${String(value)}.`);
}
