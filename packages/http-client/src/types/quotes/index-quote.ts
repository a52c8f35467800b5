import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

/** The quote of an index such as `$SPX`. */
export interface IndexQuote extends QuoteBase {
  assetMainType: "INDEX";
  quote?: QuoteValues;
  reference?: QuoteReference;
}
