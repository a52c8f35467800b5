import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

export interface ForexQuote extends QuoteBase {
  assetMainType: "FOREX";
  quote?: ForexQuoteValues;
  reference?: ForexReference;
}

export interface ForexQuoteValues extends QuoteValues {
  tick?: number;
  tickAmount?: number;
}

export interface ForexReference extends QuoteReference {
  isTradable?: boolean;
  marketMaker?: string;
  product?: string;
  tradingHours?: string;
}
