import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { clientOf } from "../../../test/support/sandbox-client.js";
import { practiceMarketTime } from "../src/server/practice-market.js";

const at = (time: string): string => new Date(practiceMarketTime(Date.parse(time))).toISOString();

test.each([
  ["a trading day after noon", "2026-11-24T18:30:00Z", "2026-11-24T17:00:00.000Z"],
  ["one before noon", "2026-11-24T16:59:00Z", "2026-11-18T17:00:00.000Z"],
  ["a weekend", "2026-07-12T03:00:00Z", "2026-07-08T16:00:00.000Z"],
  ["Christmas on a Wednesday, New Year a week later", "2025-01-01T20:00:00Z", "2024-12-18T17:00:00.000Z"],
])("on %s it is noon of the latest full Tuesday or Wednesday", (_, now, expected) => {
  expect(at(now)).toBe(expected);
});

test("on every day of three years the sandbox's stock market is open then", async () => {
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const client = await clientOf(sandbox);
  const moments = new Set<number>();
  for (let day = Date.parse("2025-01-01T12:00:00Z"); day < Date.parse("2028-01-01"); day += 86_400_000) {
    moments.add(practiceMarketTime(day));
  }
  for (const moment of moments) {
    sandbox.setMarketTime(moment);
    const { equity } = await client.getMarketHours("equity");
    const [regular] = equity?.["EQ"]?.sessionHours?.["regularMarket"] ?? [];
    const [opens, closes] = [regular?.start, regular?.end].map((time) => Date.parse(time ?? ""));
    expect(moment).toBeGreaterThan(opens ?? Number.NaN);
    expect(moment).toBeLessThan(closes ?? Number.NaN);
  }
});
