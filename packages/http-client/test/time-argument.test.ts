import { ArgumentError } from "@schwab-kit/core";
import { expect, test } from "vitest";
import { calendarDay, dateTime, epochMs } from "../src/time-argument.js";

const moment = Date.UTC(2026, 0, 5, 2, 30, 0, 125);

test.each([
  new Date(moment),
  moment,
  "2026-01-05T02:30:00.125Z",
  "2026-01-04T21:30:00.125-05:00",
  "2026-01-05T02:30:00.125+0000",
])("%s is one moment, and sent in UTC with milliseconds", (value) => {
  expect(epochMs("at", value)).toBe(moment);
  expect(dateTime("at", value)).toBe("2026-01-05T02:30:00.125Z");
});

test("a moment falls on New York's day, unless another time zone is given", () => {
  expect(calendarDay("day", moment)).toBe("2026-01-04");
  expect(calendarDay("day", moment, "UTC")).toBe("2026-01-05");
  expect(calendarDay("day", "2026-01-05T23:30:00-05:00", "Asia/Tokyo")).toBe("2026-01-06");
});

test("a day is sent as it is", () => {
  expect(calendarDay("day", "2028-02-29", "Asia/Tokyo")).toBe("2028-02-29");
});

test.each([
  "2026-01-05",
  "2026-01-05T02:30:00",
  "2026-02-30T02:30:00Z",
  "2026-01-05T25:00:00Z",
  "yesterday",
  "",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1e14,
  // Seconds by mistake are a day of January 1970: nothing tells them apart, so they pass. Absurd years don't.
  1e15,
  new Date("nonsense"),
  null,
  undefined,
  {},
])("%s is no moment", (value) => {
  expect(() => epochMs("at", value as never)).toThrow(ArgumentError);
  expect(() => epochMs("at", value as never)).toThrow(/^at: expected .*Nothing was sent\.$/);
});

test.each(["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-5", "tomorrow"])(
  "%s is no day",
  (value) => {
    expect(() => calendarDay("day", value)).toThrow(ArgumentError);
  },
);

test("a time zone nobody knows is refused by its own name", () => {
  expect(() => calendarDay("day", moment, "New York")).toThrow(/^timeZone: /);
});
