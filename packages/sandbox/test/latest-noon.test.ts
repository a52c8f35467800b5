import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { holidayOn } from "../src/market/calendar/holidays.js";
import { latestNoon } from "../src/market/calendar/latest-noon.js";
import { newYorkDay } from "../src/market/calendar/new-york.js";

test.each([
  [
    "the evening of a trading day, after its late trading",
    "2026-11-25T01:00:00Z",
    "2026-11-24T17:00:00.000Z",
  ],
  ["the afternoon before", "2026-11-25T00:59:59Z", "2026-11-23T17:00:00.000Z"],
  ["the day after Thanksgiving, which closes early", "2026-11-28T03:00:00Z", "2026-11-25T17:00:00.000Z"],
  ["a weekend in summer", "2026-07-12T03:00:00Z", "2026-07-10T16:00:00.000Z"],
  ["New Year's Day", "2025-01-01T20:00:00Z", "2024-12-31T17:00:00.000Z"],
])("on %s it is that of the latest whole trading day that is over", (_, now, expected) => {
  expect(new Date(latestNoon(Date.parse(now))).toISOString()).toBe(expected);
});

test("of every hour of three years it is a noon of a day without a holiday, 8 hours to five days ago", () => {
  for (let now = Date.parse("2025-01-01"); now < Date.parse("2028-01-01"); now += 3_600_000) {
    const noon = latestNoon(now);
    expect(holidayOn(newYorkDay(noon))).toBe(undefined);
    expect([0, 6]).not.toContain(new Date(noon).getUTCDay());
    expect(now - noon).toBeGreaterThanOrEqual(8 * 3_600_000);
    expect(now - noon).toBeLessThan(5.4 * 86_400_000);
  }
});

test("a sandbox told to be open begins there", async () => {
  const now = (): number => Date.parse("2026-11-29T01:00:00Z");
  const sandbox = await startSandbox({ marketTime: "open", now });
  onTestFinished(() => sandbox.close());
  expect(new Date(sandbox.marketTime()).toISOString()).toBe("2026-11-25T17:00:00.000Z");
});
