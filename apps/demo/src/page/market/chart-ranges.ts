import type { GetPriceHistoryOptions } from "@schwab-kit/http-client";

export type ChartRange = "1D" | "5D" | "1M" | "6M" | "1Y" | "5Y";

/** What each range asks for: about a hundred candles or two. */
export const historyOf: Readonly<Record<ChartRange, GetPriceHistoryOptions>> = {
  "1D": { periodType: "day", period: 1, frequencyType: "minute", frequency: 5, needExtendedHoursData: false },
  "5D": {
    periodType: "day",
    period: 5,
    frequencyType: "minute",
    frequency: 30,
    needExtendedHoursData: false,
  },
  "1M": { periodType: "month", period: 1, frequencyType: "daily", frequency: 1 },
  "6M": { periodType: "month", period: 6, frequencyType: "daily", frequency: 1 },
  "1Y": { periodType: "year", period: 1, frequencyType: "daily", frequency: 1 },
  "5Y": { periodType: "year", period: 5, frequencyType: "weekly", frequency: 1 },
};

export const chartRanges = Object.keys(historyOf) as ChartRange[];

/** Whether a candle is part of a day, so that its time of day counts. */
export const isIntraday = (range: ChartRange): boolean => historyOf[range].frequencyType === "minute";
