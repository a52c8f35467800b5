import type { Context } from "hono";
import type { Day } from "../../calendar/calendar-day.js";
import {
  badParameter,
  optionalBoolean,
  optionalChoice,
  optionalDate,
  optionalNumber,
  optionalWholeNumber,
  requiredText,
} from "../../query-parameters.js";

const strategies = [
  "SINGLE",
  "ANALYTICAL",
  "COVERED",
  "VERTICAL",
  "CALENDAR",
  "STRANGLE",
  "STRADDLE",
  "BUTTERFLY",
  "CONDOR",
  "DIAGONAL",
  "COLLAR",
  "ROLL",
] as const;
const ranges = ["ITM", "NTM", "OTM", "SAK", "SBK", "SNK", "ALL"] as const;
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;

export type StrikeRange = (typeof ranges)[number];

/** What a chain is asked for. */
export interface ChainRequest {
  readonly symbol: string;
  readonly contractType: "CALL" | "PUT" | "ALL";
  readonly includeUnderlyingQuote: boolean;
  readonly strategy: "SINGLE" | "ANALYTICAL";
  readonly strikeCount: number | undefined;
  readonly strike: number | undefined;
  readonly range: StrikeRange;
  readonly fromDate: Day | undefined;
  readonly toDate: Day | undefined;
  /** From 1 to 12. */
  readonly expMonth: number | undefined;
  readonly optionType: "S" | "NS" | "ALL";
  readonly assumptions: Assumptions;
}

/** What an ANALYTICAL chain is calculated with in place of the market's figures. */
export interface Assumptions {
  /** Percent. */
  readonly volatility?: number;
  /** Dollars. */
  readonly underlyingPrice?: number;
  /** Percent. */
  readonly interestRate?: number;
  readonly daysToExpiration?: number;
}

/** @throws what `refusingBadParameters` answers with. */
export function readChainRequest(c: Context): ChainRequest {
  const strategy = optionalChoice(c, "strategy", strategies) ?? "SINGLE";
  const expMonth = optionalChoice(c, "expMonth", [...months, "ALL"]) ?? "ALL";
  const fromDate = optionalDate(c, "fromDate");
  const toDate = optionalDate(c, "toDate");
  if (fromDate !== undefined && toDate !== undefined && toDate < fromDate) {
    throw badParameter("toDate", "toDate should not be before fromDate");
  }
  // What follows has no part in a chain of single options, and is still to be well formed.
  optionalNumber(c, "interval", 0);
  optionalChoice(c, "entitlement", ["PN", "NP", "PP"]);
  const assumptions = readAssumptions(c);
  if (strategy !== "SINGLE" && strategy !== "ANALYTICAL") {
    throw badParameter(
      "strategy",
      `the sandbox has chains of strategy SINGLE and ANALYTICAL, not ${strategy}`,
    );
  }
  return {
    symbol: requiredText(c, "symbol"),
    contractType: optionalChoice(c, "contractType", ["CALL", "PUT", "ALL"]) ?? "ALL",
    includeUnderlyingQuote: optionalBoolean(c, "includeUnderlyingQuote") ?? false,
    strategy,
    strikeCount: optionalWholeNumber(c, "strikeCount", 1),
    strike: optionalNumber(c, "strike", 0),
    range: optionalChoice(c, "range", ranges) ?? "ALL",
    fromDate,
    toDate,
    expMonth: expMonth === "ALL" ? undefined : months.indexOf(expMonth) + 1,
    optionType: optionalChoice(c, "optionType", ["S", "NS", "ALL"]) ?? "ALL",
    assumptions: strategy === "ANALYTICAL" ? assumptions : {},
  };
}

function readAssumptions(c: Context): Assumptions {
  // A volatility or a price of zero has no logarithm for the model to take.
  const least = 0.01;
  const volatility = optionalNumber(c, "volatility", least);
  const underlyingPrice = optionalNumber(c, "underlyingPrice", least);
  const interestRate = optionalNumber(c, "interestRate", 0);
  const daysToExpiration = optionalWholeNumber(c, "daysToExpiration", 0);
  return {
    ...(volatility !== undefined && { volatility }),
    ...(underlyingPrice !== undefined && { underlyingPrice }),
    ...(interestRate !== undefined && { interestRate }),
    ...(daysToExpiration !== undefined && { daysToExpiration }),
  };
}
