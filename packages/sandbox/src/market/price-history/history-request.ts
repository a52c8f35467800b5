import type { Context } from "hono";
import {
  badParameter,
  optionalBoolean,
  optionalChoice,
  optionalWholeNumber,
  requiredText,
} from "../query-parameters.js";

type FrequencyType = "minute" | "daily" | "weekly" | "monthly";

type PeriodType = "day" | "month" | "year" | "ytd";

interface PeriodRule {
  readonly periods: readonly number[];
  readonly period: number;
  /** The one that is taken when none is asked for comes first. */
  readonly frequencyTypes: readonly [FrequencyType, ...FrequencyType[]];
}

/** What goes together, and what is taken when it is left out. */
const periodRules: Record<PeriodType, PeriodRule> = {
  day: { periods: [1, 2, 3, 4, 5, 10], period: 10, frequencyTypes: ["minute"] },
  month: { periods: [1, 2, 3, 6], period: 1, frequencyTypes: ["weekly", "daily"] },
  year: { periods: [1, 2, 3, 5, 10, 15, 20], period: 1, frequencyTypes: ["monthly", "weekly", "daily"] },
  ytd: { periods: [1], period: 1, frequencyTypes: ["weekly", "daily"] },
};

const frequencies: Record<FrequencyType, readonly number[]> = {
  minute: [1, 5, 10, 15, 30],
  daily: [1],
  weekly: [1],
  monthly: [1],
};

export interface HistoryRequest {
  readonly symbol: string;
  readonly periodType: PeriodType;
  readonly period: number;
  readonly frequencyType: FrequencyType;
  /** Minutes, or 1. */
  readonly frequency: number;
  /** Epoch milliseconds, as the end. */
  readonly startDate: number | undefined;
  readonly endDate: number | undefined;
  readonly needExtendedHoursData: boolean;
  readonly needPreviousClose: boolean;
}

/** @throws what `refusingBadParameters` answers with. */
export function readHistoryRequest(c: Context): HistoryRequest {
  const symbol = requiredText(c, "symbol");
  const periodTypes = Object.keys(periodRules) as PeriodType[];
  const periodType = optionalChoice(c, "periodType", periodTypes) ?? "day";
  const rule = periodRules[periodType];
  const period = optionalWholeNumber(c, "period", 0) ?? rule.period;
  if (!rule.periods.includes(period)) throw notAny(periodType, "period", rule.periods);
  const allTypes = Object.keys(frequencies) as FrequencyType[];
  const frequencyType = optionalChoice(c, "frequencyType", allTypes) ?? rule.frequencyTypes[0];
  if (!rule.frequencyTypes.includes(frequencyType)) {
    throw notAny(periodType, "frequencyType", rule.frequencyTypes);
  }
  const frequency = optionalWholeNumber(c, "frequency", 0) ?? 1;
  const allowed = frequencies[frequencyType];
  if (!allowed.includes(frequency)) throw notAny(frequencyType, "frequency", allowed);
  return {
    symbol,
    periodType,
    period,
    frequencyType,
    frequency,
    startDate: optionalMoment(c, "startDate"),
    endDate: optionalMoment(c, "endDate"),
    needExtendedHoursData: optionalBoolean(c, "needExtendedHoursData") ?? false,
    needPreviousClose: optionalBoolean(c, "needPreviousClose") ?? false,
  };
}

/** Farther away there are no prices, and no holidays to reckon with. */
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

function optionalMoment(c: Context, name: string): number | undefined {
  const value = optionalWholeNumber(c, name, Number.MIN_SAFE_INTEGER);
  return value === undefined ? undefined : Math.min(latest, Math.max(earliest, value));
}

function notAny(of: string, name: string, valid: readonly (string | number)[]): Error {
  return badParameter(name, `valid ${name} for ${of} should be any of ${valid.join(",")}`);
}
