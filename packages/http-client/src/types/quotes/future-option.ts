import type { Open } from "../open.js";
import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

export interface FutureOptionQuote extends QuoteBase {
  assetMainType: "FUTURE_OPTION";
  quote?: FutureOptionQuoteValues;
  reference?: FutureOptionReference;
}

export interface FutureOptionQuoteValues extends QuoteValues {
  askMICId?: string;
  bidMICId?: string;
  lastMICId?: string;
  markChange?: number;
  openInterest?: number;
  /** Spelled as on the wire. */
  settlemetPrice?: number;
  tick?: number;
  tickAmount?: number;
}

export interface FutureOptionReference extends QuoteReference {
  /** Put or call. */
  contractType?: Open<"P" | "C">;
  strikePrice?: number;
  underlying?: string;
  multiplier?: number;
  /** Epoch milliseconds. */
  expirationDate?: number;
  expirationStyle?: string;
}
