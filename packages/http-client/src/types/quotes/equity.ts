import type { Open } from "../open.js";
import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

/** A share, and also an ETF: that has the `assetSubType` `ETF`. */
export interface EquityQuote extends QuoteBase {
  assetMainType: "EQUITY";
  assetSubType?: Open<"COE" | "PRF" | "ADR" | "GDR" | "CEF" | "ETF" | "ETN" | "UIT" | "WAR" | "RGT"> | null;
  quote?: EquityQuoteValues;
  reference?: EquityReference;
}

export interface EquityQuoteValues extends QuoteValues {
  /** Epoch milliseconds. */
  askTime?: number;
  /** Epoch milliseconds. */
  bidTime?: number;
  askMICId?: string;
  bidMICId?: string;
  lastMICId?: string;
  markChange?: number;
  markPercentChange?: number;
  postMarketChange?: number;
  postMarketPercentChange?: number;
  volatility?: number;
}

export interface EquityReference extends QuoteReference {
  cusip?: string;
  fsiDesc?: string;
  otcMarketTier?: string;
  isShortable?: boolean;
  isHardToBorrow?: boolean;
  htbQuantity?: number;
  htbRate?: number;
}
