import { inOrder, nonEmptyString, optionalBoolean } from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import { enumValue } from "../enum-argument.js";
import {
  PriceHistoryFrequency,
  PriceHistoryFrequencyType,
  PriceHistoryPeriod,
  PriceHistoryPeriodType,
} from "../enums/price-history.js";
import type { Operation } from "../operation.js";
import { checkSpan } from "../price-history-spans.js";
import { readJson } from "../read-json.js";
import { epochMs, type Moment } from "../time-argument.js";
import { DAY_MS } from "../time-window.js";
import type { PriceHistory } from "../types/price-history.js";

/** What every history can be given. */
export interface GetPriceHistoryEveryOptions extends CallOptions {
  /** The first candle not before this moment. */
  readonly startDatetime?: Moment | undefined;
  /** The last candle not after this moment. */
  readonly endDatetime?: Moment | undefined;
  /** Candles of the trading before and after the regular hours too. */
  readonly needExtendedHoursData?: boolean | undefined;
  /** Adds `previousClose` and its day. */
  readonly needPreviousClose?: boolean | undefined;
}

/** A length of time and a candle's length; what is left out is Schwab's choice, by `periodType`. */
export interface GetPriceHistoryOptions extends GetPriceHistoryEveryOptions {
  readonly periodType?: PriceHistoryPeriodType | undefined;
  /** How long; not needed with `startDatetime`. */
  readonly period?: PriceHistoryPeriod | undefined;
  readonly frequencyType?: PriceHistoryFrequencyType | undefined;
  readonly frequency?: PriceHistoryFrequency | undefined;
}

export function getPriceHistory(
  symbol: string,
  options: GetPriceHistoryOptions,
  enforce: boolean,
): Operation<PriceHistory> {
  const { periodType, period, frequencyType, frequency, needExtendedHoursData, needPreviousClose } = options;
  const startDate = optionalEpochMs("startDatetime", options.startDatetime);
  const endDate = optionalEpochMs("endDatetime", options.endDatetime);
  inOrder("startDatetime and endDatetime", startDate, endDate);
  const span = {
    periodType: enumValue("periodType", periodType, { PriceHistoryPeriodType }, enforce),
    period: enumValue("period", period, { PriceHistoryPeriod }, enforce),
    frequencyType: enumValue("frequencyType", frequencyType, { PriceHistoryFrequencyType }, enforce),
    frequency: enumValue("frequency", frequency, { PriceHistoryFrequency }, enforce),
  };
  if (enforce) checkSpan(span);
  return {
    method: "GET",
    path: "/marketdata/v1/pricehistory",
    query: {
      symbol: nonEmptyString("symbol", symbol),
      ...span,
      startDate,
      endDate,
      needExtendedHoursData: optionalBoolean("needExtendedHoursData", needExtendedHoursData),
      needPreviousClose: optionalBoolean("needPreviousClose", needPreviousClose),
    },
    read: readJson,
  };
}

/**
 * All candles of one length, as schwab-py asks for them. Without bounds they reach from before Schwab's first one
 * to a week ahead, so that a clock that is slow loses none; Schwab's own end is the last business day's close.
 */
export function getPriceHistoryEvery(
  symbol: string,
  candle: Pick<GetPriceHistoryOptions, "frequencyType" | "frequency">,
  options: GetPriceHistoryEveryOptions,
): Operation<PriceHistory> {
  const isMinutes = candle.frequencyType === PriceHistoryFrequencyType.MINUTE;
  const { YEAR, DAY } = PriceHistoryPeriodType;
  const { TWENTY_YEARS, ONE_DAY } = PriceHistoryPeriod;
  const { startDatetime = Date.UTC(1971, 0), endDatetime = Date.now() + 7 * DAY_MS } = options;
  return getPriceHistory(
    symbol,
    {
      ...options,
      ...candle,
      periodType: isMinutes ? DAY : YEAR,
      period: isMinutes ? ONE_DAY : TWENTY_YEARS,
      startDatetime,
      endDatetime,
    },
    true,
  );
}

function optionalEpochMs(name: string, value: Moment | undefined): number | undefined {
  return value === undefined ? undefined : epochMs(name, value);
}
