import { describe, expect, it } from "vitest";
import type { GetPriceHistoryOptions } from "../src/index.js";
import { refused } from "./refused.js";
import { clientOf, serveAnswer } from "./server.js";

type Span = Pick<GetPriceHistoryOptions, "periodType" | "period" | "frequencyType" | "frequency">;

const periods = { day: [1, 2, 3, 4, 5, 10], month: [1, 2, 3, 6], year: [1, 2, 3, 5, 10, 15, 20], ytd: [1] };
const types = {
  day: ["minute"],
  month: ["daily", "weekly"],
  year: ["daily", "weekly", "monthly"],
  ytd: ["daily", "weekly"],
};
const frequencies = { minute: [1, 5, 10, 15, 30], daily: [1], weekly: [1], monthly: [1] };

const isValid = (
  periodType: keyof typeof periods,
  period: number,
  type: keyof typeof frequencies,
  n: number,
) =>
  periods[periodType].includes(period) && types[periodType].includes(type) && frequencies[type].includes(n);

describe("a whole combination of period and frequency", () => {
  const all = (Object.keys(periods) as (keyof typeof periods)[]).flatMap((periodType) =>
    [1, 2, 3, 4, 5, 6, 10, 15, 20].flatMap((period) =>
      (Object.keys(frequencies) as (keyof typeof frequencies)[]).flatMap((frequencyType) =>
        [1, 5, 10, 15, 30].map((frequency) => ({ periodType, period, frequencyType, frequency })),
      ),
    ),
  );

  it("is sent when Schwab takes it, and refused when not", async () => {
    const server = await serveAnswer(200, {});
    const client = clientOf(server);
    const taken = await Promise.all(
      all.map((span) =>
        client.getPriceHistory("AAPL", span).then(
          () => span,
          () => undefined,
        ),
      ),
    );
    const valid = all.filter((s) => isValid(s.periodType, s.period, s.frequencyType, s.frequency));
    expect(taken.filter((span) => span !== undefined)).toEqual(valid);
    expect(valid).toHaveLength(6 * 5 + 4 * 2 + 7 * 3 + 1 * 2);
    expect(server.seen).toHaveLength(valid.length);
  });

  it("gets the valid ones listed", async () => {
    const span = { periodType: "month", period: 1, frequencyType: "minute", frequency: 5 };
    expect(await refused((client) => client.getPriceHistory("AAPL", span))).toBe(
      "periodType month, period 1, frequencyType minute, frequency 5: these don't go together. Valid: " +
        "periodType day with period 1, 2, 3, 4, 5, 10 and frequencyType minute; " +
        "periodType month with period 1, 2, 3, 6 and frequencyType weekly, daily; " +
        "periodType year with period 1, 2, 3, 5, 10, 15, 20 and frequencyType monthly, weekly, daily; " +
        "periodType ytd with period 1 and frequencyType weekly, daily; minute with frequency 1, 5, 10, 15, 30; " +
        "daily with frequency 1; weekly with frequency 1; monthly with frequency 1. Nothing was sent; " +
        "to send others all the same, create the client with enforceEnums: false.",
    );
  });
});

describe("a part of one", () => {
  it.each<Span>([
    {},
    { period: 20 },
    { frequency: 30 },
    { period: 10, frequency: 30 },
    { period: 6, frequencyType: "weekly" },
    { frequencyType: "monthly" },
    { periodType: "day", frequency: 30 },
    { periodType: "ytd" },
    { periodType: "year", frequency: 1 },
  ])("%j goes through: Schwab's own choice of the rest may make it valid", async (span) => {
    const server = await serveAnswer(200, {});
    await clientOf(server).getPriceHistory("AAPL", span);
    expect(server.seen).toHaveLength(1);
  });

  it.each<Span>([
    { periodType: "day", period: 20 },
    { periodType: "ytd", period: 2 },
    { periodType: "month", frequencyType: "monthly" },
    // Schwab's own choice for a month is weekly.
    { periodType: "month", frequency: 5 },
    { frequencyType: "daily", frequency: 5 },
    // Four is of days alone, and days have minutes alone.
    { period: 4, frequencyType: "daily" },
    { period: 20, frequency: 5 },
  ])("%j is refused: nothing can make it valid", async (span) => {
    expect(await refused((client) => client.getPriceHistory("AAPL", span))).toContain(
      "these don't go together",
    );
  });
});
