import type { Open } from "../open.js";
import type { OptionContract } from "./option-contract.js";

/** An underlying's options. A symbol without any has a `status` other than `SUCCESS`, or empty maps. */
export interface OptionChain {
  symbol?: string;
  status?: string;
  strategy?: Open<
    | "SINGLE"
    | "ANALYTICAL"
    | "COVERED"
    | "VERTICAL"
    | "CALENDAR"
    | "STRANGLE"
    | "STRADDLE"
    | "BUTTERFLY"
    | "CONDOR"
    | "DIAGONAL"
    | "COLLAR"
    | "ROLL"
  >;
  callExpDateMap?: OptionContractsByExpiration;
  putExpDateMap?: OptionContractsByExpiration;
  /** Null unless asked for with `includeUnderlyingQuote`. */
  underlying?: OptionUnderlying | null;
  /** Of the underlying, dollars. */
  underlyingPrice?: number;
  /** Percent. */
  volatility?: number;
  /** Percent. */
  interestRate?: number;
  /** Of the underlying, percent. */
  dividendYield?: number;
  daysToExpiration?: number;
  /** Between the strikes of a spread strategy. */
  interval?: number;
  isDelayed?: boolean;
  isIndex?: boolean;
  /** How many contracts both maps hold. */
  numberOfContracts?: number;
  isChainTruncated?: boolean;
  assetMainType?: string;
  assetSubType?: string | null;
}

/**
 * Contracts by expiration and strike: `map["2026-02-20:12"]?.["190.0"]?.[0]`. The key of an expiration is its day
 * and the days left; the key of a strike has a decimal point always. A strike has several contracts where some
 * of them are nonstandard, or of another root or settlement.
 */
export type OptionContractsByExpiration = Record<string, Record<string, OptionContract[]>>;

/** The underlying's quote. Prices in dollars, times in epoch milliseconds. */
export interface OptionUnderlying {
  symbol?: string;
  description?: string;
  /** An abbreviation by Schwab's specification; live answers have whole names, such as `NASDAQ`. */
  exchangeName?: Open<"IND" | "ASE" | "NYS" | "NAS" | "NAP" | "PAC" | "OPR" | "BATS">;
  bid?: number;
  ask?: number;
  last?: number;
  mark?: number;
  bidSize?: number;
  askSize?: number;
  openPrice?: number;
  highPrice?: number;
  lowPrice?: number;
  /** Of the previous day. */
  close?: number;
  change?: number;
  percentChange?: number;
  markChange?: number;
  markPercentChange?: number;
  fiftyTwoWeekHigh?: number;
  fiftyTwoWeekLow?: number;
  totalVolume?: number;
  quoteTime?: number;
  tradeTime?: number;
  delayed?: boolean;
}
