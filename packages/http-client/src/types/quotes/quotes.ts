import type { EquityQuote } from "./equity.js";
import type { ForexQuote } from "./forex.js";
import type { FutureQuote } from "./future.js";
import type { FutureOptionQuote } from "./future-option.js";
import type { IndexQuote } from "./index-quote.js";
import type { MutualFundQuote } from "./mutual-fund.js";
import type { OptionQuote } from "./option.js";

/**
 * One symbol's quote. `quote.quote?.lastPrice` reads without more ado; what only one kind has (an option's
 * `delta`) reads once `assetMainType` has been compared.
 */
export type Quote =
  | EquityQuote
  | OptionQuote
  | ForexQuote
  | FutureQuote
  | FutureOptionQuote
  | IndexQuote
  | MutualFundQuote;

/**
 * Quotes by symbol: `quotes["AAPL"]?.quote?.lastPrice`. Symbols that Schwab doesn't know are listed under
 * `errors`, which whoever walks over the entries must leave out.
 */
export type Quotes = { [symbol: string]: Quote | undefined } & { errors?: QuoteError };

export interface QuoteError {
  invalidSymbols?: string[];
  invalidCusips?: string[];
  invalidSSIDs?: number[];
}
