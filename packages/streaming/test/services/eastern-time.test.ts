import fc from "fast-check";
import { expect, test } from "vitest";
import { easternTime, easternTimeOfDay } from "../../src/services/eastern-time.js";

const DAY_MS = 86_400_000;

// Another way to ask for the time than the code's.
const parts = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

test.each([
  ["2025-12-09 14:11:00.000", "2025-12-09T19:11:00.000Z"],
  ["2025-07-09 14:11:00.5", "2025-07-09T18:11:00.500Z"],
  ["2025-07-09T14:11:00", "2025-07-09T18:11:00.000Z"],
  ["2025-07-09 14:11:00.1239999", "2025-07-09T18:11:00.123Z"],
  ["2024-02-29 00:00:00.000", "2024-02-29T05:00:00.000Z"],
])("%s in New York is %s", (text, utc) => {
  expect(new Date(easternTime(text) ?? Number.NaN).toISOString()).toBe(utc);
});

test.each([
  ["the last minute before the hour that comes twice", "2026-11-01 00:59:59.999", "2026-11-01T04:59:59.999Z"],
  ["the hour that comes twice, as its first time", "2026-11-01 01:30:00.000", "2026-11-01T05:30:00.000Z"],
  ["the end of summer time", "2026-11-01 02:00:00.000", "2026-11-01T07:00:00.000Z"],
  ["the last minute of winter time", "2026-03-08 01:59:59.999", "2026-03-08T06:59:59.999Z"],
  ["the hour that there isn't, as without the change", "2026-03-08 02:30:00.000", "2026-03-08T07:30:00.000Z"],
  ["the beginning of summer time", "2026-03-08 03:00:00.000", "2026-03-08T07:00:00.000Z"],
])("reads %s", (_, text, utc) => {
  expect(new Date(easternTime(text) ?? Number.NaN).toISOString()).toBe(utc);
});

test.each([
  "",
  "2025-12-09",
  "2025-02-30 10:00:00.000",
  "2025-12-09 24:00:00.000",
  "2025-12-09 10:60:00",
  "2025-12-09 14:11:00.000Z",
  "0001-01-01 00:00:00.000",
  "1969-12-31 23:59:59",
  "12/09/2025 14:11:00",
])("%j is no time", (text) => {
  expect(easternTime(text)).toBeUndefined();
});

test("any moment's time in New York leads back to it, or in the hour that comes twice to an hour before", () => {
  fc.assert(
    fc.property(fc.integer({ min: DAY_MS, max: Date.UTC(2100, 0) }), (moment) => {
      const back = easternTime(inNewYork(moment)) ?? Number.NaN;
      expect(inNewYork(back)).toBe(inNewYork(moment));
      expect([0, 3_600_000]).toContain(moment - back);
    }),
  );
});

test("every half hour around both changes leads back, with the one hour that comes twice", () => {
  for (const [day, twice] of [["2026-03-08", 0] as const, ["2026-11-01", 2] as const]) {
    const start = Date.parse(`${day}T00:00:00Z`);
    const halves = Array.from({ length: 72 }, (_, index) => start + index * 1_800_000);
    expect(halves.filter((moment) => easternTime(inNewYork(moment)) !== moment)).toHaveLength(twice);
  }
});

test("a time of day is put on the day that the moment falls on in New York", () => {
  // 9 December, 13:49:46.299 in New York, and one minute to the next day there.
  for (const moment of ["2025-12-09T05:00:00Z", "2025-12-09T18:49:46Z", "2025-12-10T04:59:00Z"]) {
    const ms = easternTimeOfDay(49_786_299, Date.parse(moment));
    expect(new Date(ms ?? Number.NaN).toISOString()).toBe("2025-12-09T18:49:46.299Z");
  }
});

test.each([
  ["2026-03-08T16:00:00Z", "2026-03-08T13:30:00.000Z"],
  ["2026-11-01T16:00:00Z", "2026-11-01T14:30:00.000Z"],
])("half past nine on a day with a change of the clocks, %s", (moment, utc) => {
  expect(new Date(easternTimeOfDay(34_200_000, Date.parse(moment)) ?? Number.NaN).toISOString()).toBe(utc);
});

test.each([-1, DAY_MS, 1_765_307_460_000, Number.NaN, "49786299", null, undefined])(
  "%s is no time of day",
  (value) => {
    expect(easternTimeOfDay(value, Date.UTC(2025, 11, 9, 18))).toBeUndefined();
  },
);

test.each([Number.NaN, -1, 1e20, Number.POSITIVE_INFINITY])("%s is on no day", (moment) => {
  expect(easternTimeOfDay(0, moment)).toBeUndefined();
});

function inNewYork(moment: number): string {
  const of = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second, fractionalSecond } = of;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}.${fractionalSecond}`;
}
