import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

export interface FutureQuote extends QuoteBase {
  assetMainType: "FUTURE";
  quote?: FutureQuoteValues;
  reference?: FutureReference;
}

export interface FutureQuoteValues extends QuoteValues {
  /** Epoch milliseconds. */
  askTime?: number;
  /** Epoch milliseconds. */
  bidTime?: number;
  askMICId?: string;
  bidMICId?: string;
  lastMICId?: string;
  /** In place of `netPercentChange`. */
  futurePercentChange?: number;
  openInterest?: number;
  quotedInSession?: boolean;
  /** Epoch milliseconds. */
  settleTime?: number;
  tick?: number;
  tickAmount?: number;
}

export interface FutureReference extends QuoteReference {
  product?: string;
  futureActiveSymbol?: string;
  futureIsActive?: boolean;
  /** In Schwab's samples, not in its specification. */
  futureIsTradable?: boolean;
  /** Epoch milliseconds. */
  futureExpirationDate?: number;
  futureMultiplier?: number;
  futurePriceFormat?: string;
  futureSettlementPrice?: number;
  futureTradingHours?: string;
}
