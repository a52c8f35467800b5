import { describe, expect, it } from "vitest";
import { chartReach } from "../src/streamer/feeds/charts.js";
import { feedsAt, feedsBesideRest, type Json, moments } from "./stream-support.js";
import { testTime } from "./support.js";

interface History {
  readonly candles: readonly Record<"open" | "high" | "low" | "close" | "volume" | "datetime", number>[];
}

const minute = 60_000;
const twoHours = 120 * minute;

describe.each(moments)("candles at %s", (moment) => {
  it("are those of the price history", async () => {
    const { time, feeds, read } = await feedsBesideRest(moment);
    const ended = async (key: string): Promise<History["candles"]> => {
      const start = time - twoHours - minute;
      const { candles } = await read<History>(
        `/pricehistory?symbol=${key}&needExtendedHoursData=true&startDate=${start}&endDate=${time}`,
      );
      return candles.filter(
        ({ datetime }) => datetime + minute > time - twoHours && datetime + minute <= time,
      );
    };
    for (const key of ["AAPL", "SPY", "$SPX"]) {
      const expected = (await ended(key)).map(({ open, high, low, close, volume, datetime }) => ({
        ...{ 2: open, 3: high, 4: low, 5: close, 6: volume, 7: datetime },
        8: Math.floor((datetime - 5 * 3_600_000) / 86_400_000),
        key,
        1: expect.any(Number),
        seq: expect.any(Number),
      }));
      expect(feeds.since("CHART_EQUITY", key, time - twoHours, time)).toEqual(expected);
    }
    const expected = (await ended("/ESZ26")).map(({ open, high, low, close, volume, datetime }) => ({
      ...{ 1: datetime, 2: open, 3: high, 4: low, 5: close, 6: volume },
      key: "/ESZ26",
      seq: expect.any(Number),
    }));
    expect(feeds.since("CHART_FUTURES", "/ESZ26", time - twoHours, time)).toEqual(expected);
  });
});

describe("candles", () => {
  const feeds = feedsAt(testTime);
  const candles = (after: number, until: number): readonly Json[] =>
    feeds.since("CHART_EQUITY", "AAPL", after, until);

  it("come when their minute has ended, once, however the time is cut", () => {
    const whole = candles(testTime - 10 * minute, testTime);
    expect(whole).toHaveLength(10);
    expect(whole.at(-1)).toMatchObject({ 7: testTime - minute });
    expect(candles(testTime - 1, testTime)).toEqual(whole.slice(-1));
    expect(candles(testTime, testTime + minute - 1)).toEqual([]);
    for (const step of [700, 1000, 61_000, 200_000]) {
      const cut: Json[] = [];
      for (let at = testTime - 10 * minute; at < testTime; at += step) {
        cut.push(...candles(at, Math.min(at + step, testTime)));
      }
      expect(cut).toEqual(whole);
    }
  });

  it("are numbered by the minutes of their day", () => {
    const opening = Date.parse("2026-11-23T07:00:00-05:00");
    const day = candles(opening, testTime);
    expect(day.map(({ seq }) => seq)).toEqual(Array.from({ length: 210 }, (_, index) => index));
    expect(day.map((candle) => candle[1])).toEqual(day.map(({ seq }) => seq));
    const nextDay = candles(testTime, Date.parse("2026-11-24T07:01:00-05:00"));
    expect(nextDay.at(-1)).toMatchObject({ seq: 0, 7: opening + 86_400_000 });
    // A trading day of futures begins on the evening before.
    const evening = Date.parse("2026-11-01T18:00:00-05:00");
    const [first] = feeds.since("CHART_FUTURES", "/ESZ26", evening, evening + minute);
    expect(first).toMatchObject({ seq: 0, 1: evening });
  });

  it("reach back a day, and none come of a time that is set back", () => {
    const tuesday = testTime + chartReach;
    expect(candles(0, tuesday).at(0)).toMatchObject({ 7: testTime });
    expect(candles(testTime, testTime - 10 * minute)).toEqual([]);
  });

  it.each([
    ["CHART_EQUITY", "/ESZ26"],
    ["CHART_EQUITY", "SWPPX"],
    ["CHART_EQUITY", "NOSUCH"],
    ["CHART_EQUITY", "AAPL  261218C00225000"],
    ["CHART_FUTURES", "AAPL"],
    ["CHART_FUTURES", "EUR/USD"],
    ["LEVELONE_EQUITIES", "AAPL"],
  ] as const)("%s has none of %s", (service, key) => {
    expect(feeds.since(service, key, testTime - twoHours, testTime)).toEqual([]);
  });
});
