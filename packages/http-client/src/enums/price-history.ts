import type { Open, OpenNumber } from "../types/open.js";

/** The unit of a history's length. */
export const PriceHistoryPeriodType = {
  DAY: "day",
  MONTH: "month",
  YEAR: "year",
  YEAR_TO_DATE: "ytd",
} as const;

export type PriceHistoryPeriodType = Open<
  (typeof PriceHistoryPeriodType)[keyof typeof PriceHistoryPeriodType]
>;

/** How many of that unit. Members of several units share a value. */
export const PriceHistoryPeriod = {
  ONE_DAY: 1,
  TWO_DAYS: 2,
  THREE_DAYS: 3,
  FOUR_DAYS: 4,
  FIVE_DAYS: 5,
  TEN_DAYS: 10,
  ONE_MONTH: 1,
  TWO_MONTHS: 2,
  THREE_MONTHS: 3,
  SIX_MONTHS: 6,
  ONE_YEAR: 1,
  TWO_YEARS: 2,
  THREE_YEARS: 3,
  FIVE_YEARS: 5,
  TEN_YEARS: 10,
  FIFTEEN_YEARS: 15,
  TWENTY_YEARS: 20,
  YEAR_TO_DATE: 1,
} as const;

export type PriceHistoryPeriod = OpenNumber<(typeof PriceHistoryPeriod)[keyof typeof PriceHistoryPeriod]>;

/** The unit of one candle. */
export const PriceHistoryFrequencyType = {
  MINUTE: "minute",
  DAILY: "daily",
  WEEKLY: "weekly",
  MONTHLY: "monthly",
} as const;

export type PriceHistoryFrequencyType = Open<
  (typeof PriceHistoryFrequencyType)[keyof typeof PriceHistoryFrequencyType]
>;

/** How many of that unit one candle covers. Members of several units share a value. */
export const PriceHistoryFrequency = {
  EVERY_MINUTE: 1,
  EVERY_FIVE_MINUTES: 5,
  EVERY_TEN_MINUTES: 10,
  EVERY_FIFTEEN_MINUTES: 15,
  EVERY_THIRTY_MINUTES: 30,
  DAILY: 1,
  WEEKLY: 1,
  MONTHLY: 1,
} as const;

export type PriceHistoryFrequency = OpenNumber<
  (typeof PriceHistoryFrequency)[keyof typeof PriceHistoryFrequency]
>;
