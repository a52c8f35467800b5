import { describe, expect, it } from "vitest";
import { dayMs, dayOf, isoDate, parseIsoDate } from "../src/market/calendar/calendar-day.js";
import { holidayOn } from "../src/market/calendar/holidays.js";
import { newYorkClock, newYorkIso, newYorkTime } from "../src/market/calendar/new-york.js";
import { tradingDay, tradingDayAt, tradingDays } from "../src/market/calendar/sessions.js";

function holidaysOf(year: number, kind: "closed" | "early"): string[] {
  const found: string[] = [];
  for (let day = dayOf(year - 1, 12, 31); day <= dayOf(year, 12, 31); day++) {
    if (holidayOn(day) === kind && (tradingDay("stock", day) || kind === "closed")) found.push(isoDate(day));
  }
  return found.map((date) => (date.startsWith(String(year)) ? date.slice(5) : date));
}

describe("the exchanges' calendar", () => {
  it.each([
    [2000, "01-01 01-17 02-21 04-21 05-29 07-04 09-04 11-23 12-25", "07-03 11-24"],
    [2011, "01-01 01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26", "11-25"],
    [2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24", "11-26"],
    [2022, "01-01 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26", "11-25"],
    [2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25", "07-03 11-24"],
    [2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25", "07-03 11-29 12-24"],
    [2025, "01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25", "07-03 11-28 12-24"],
    [2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25", "11-27 12-24"],
    [2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24", "11-26"],
    [2100, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24", "11-26"],
  ])("has the holidays and early closes of %i", (year, closed, early) => {
    expect(holidaysOf(year, "closed").join(" ")).toBe(closed);
    expect(holidaysOf(year, "early").join(" ")).toBe(early);
  });

  it("keeps New York's time as the runtime's own time zones do", () => {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: "America/New_York",
      dateStyle: "short",
      timeStyle: "medium",
      hourCycle: "h23",
    });
    const shown = (time: number) =>
      new Date(newYorkClock(time)).toISOString().replace("T", ", ").slice(0, 20);
    for (let time = Date.UTC(2000, 0, 1); time < Date.UTC(2037, 0, 1); time += 17 * 3_600_000 + 1000) {
      expect(shown(time)).toBe(format.format(time));
    }
    for (const change of ["2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2006-10-29T06:00:00Z"]) {
      for (const time of [Date.parse(change) - 1000, Date.parse(change)]) {
        expect(shown(time)).toBe(format.format(time));
      }
    }
    expect(newYorkIso(newYorkTime(dayOf(2026, 7, 1), 9.5 * 3_600_000))).toBe("2026-07-01T09:30:00-04:00");
    expect(newYorkIso(newYorkTime(dayOf(2026, 11, 2), 9.5 * 3_600_000))).toBe("2026-11-02T09:30:00-05:00");
  });

  it("has the hours of stocks, futures and forex", () => {
    const hours = (schedule: "stock" | "future" | "forex", date: string) => {
      const found = tradingDay(schedule, parseIsoDate(date) ?? 0);
      return found && [found.opens, found.regularOpens, found.regularCloses, found.closes].map(newYorkIso);
    };
    expect(hours("stock", "2026-11-25")?.map((iso) => iso.slice(11, 16))).toEqual([
      "07:00",
      "09:30",
      "16:00",
      "20:00",
    ]);
    expect(hours("stock", "2026-11-27")?.map((iso) => iso.slice(11, 16))).toEqual([
      "07:00",
      "09:30",
      "13:00",
      "17:00",
    ]);
    expect(hours("stock", "2026-11-26")).toBeUndefined();
    expect(hours("stock", "2026-11-28")).toBeUndefined();
    expect(hours("future", "2026-11-23")?.[0]).toBe("2026-11-22T18:00:00-05:00");
    expect(hours("forex", "2026-11-23")?.[3]).toBe("2026-11-23T17:00:00-05:00");
    expect(hours("forex", "2026-12-25")).toBeUndefined();
  });

  it("finds the trading day of any moment", () => {
    const at = (iso: string) => isoDate(tradingDayAt("stock", Date.parse(iso)).day);
    expect(at("2026-11-25T06:59:59-05:00")).toBe("2026-11-24");
    expect(at("2026-11-25T07:00:00-05:00")).toBe("2026-11-25");
    expect(at("2026-11-26T12:00:00-05:00")).toBe("2026-11-25");
    expect(at("2026-11-29T23:00:00-05:00")).toBe("2026-11-27");
    expect(isoDate(tradingDayAt("future", Date.parse("2026-11-29T18:00:00-05:00")).day)).toBe("2026-11-30");
    expect(tradingDays("stock", dayOf(2026, 1, 1), dayOf(2026, 12, 31))).toHaveLength(251);
  });

  it("reads dates strictly", () => {
    expect(parseIsoDate("2026-02-28")).toBe(Date.UTC(2026, 1, 28) / dayMs);
    for (const wrong of ["2026-02-29", "2026-2-1", "2026-11-24T00:00", "", "tomorrow"]) {
      expect(parseIsoDate(wrong)).toBeUndefined();
    }
  });
});
