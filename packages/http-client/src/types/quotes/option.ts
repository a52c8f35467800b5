import type { Open } from "../open.js";
import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

export interface OptionQuote extends QuoteBase {
  assetMainType: "OPTION";
  quote?: OptionQuoteValues;
  reference?: OptionReference;
}

/** A greek or volatility of -999 means that there is none. */
export interface OptionQuoteValues extends QuoteValues {
  /** Epoch milliseconds. */
  askTime?: number;
  /** Epoch milliseconds. */
  bidTime?: number;
  delta?: number;
  gamma?: number;
  theta?: number;
  vega?: number;
  rho?: number;
  volatility?: number;
  impliedYield?: number;
  indAskPrice?: number;
  indBidPrice?: number;
  /** Epoch milliseconds. */
  indQuoteTime?: number;
  markChange?: number;
  markPercentChange?: number;
  moneyIntrinsicValue?: number;
  openInterest?: number;
  theoreticalOptionValue?: number;
  timeValue?: number;
  underlyingPrice?: number;
}

export interface OptionReference extends QuoteReference {
  cusip?: string;
  /** Put or call. */
  contractType?: Open<"P" | "C">;
  strikePrice?: number;
  underlying?: string;
  multiplier?: number;
  deliverables?: string;
  daysToExpiration?: number;
  expirationDay?: number;
  expirationMonth?: number;
  expirationYear?: number;
  /** End of month, end of quarter, the month's third Friday, or weekly. */
  expirationType?: Open<"M" | "Q" | "S" | "W">;
  /** In Schwab's samples, beside `expirationType`. */
  uvExpirationType?: Open<"M" | "Q" | "S" | "W">;
  /** American or European. */
  exerciseType?: Open<"A" | "E">;
  /** At the morning's or the afternoon's prices. */
  settlementType?: Open<"A" | "P">;
  /** Epoch milliseconds. */
  lastTradingDay?: number;
  isPennyPilot?: boolean;
}
