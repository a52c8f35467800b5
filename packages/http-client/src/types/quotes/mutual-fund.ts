import type { Open } from "../open.js";
import type { QuoteBase, QuoteReference, QuoteValues } from "./shared.js";

export interface MutualFundQuote extends QuoteBase {
  assetMainType: "MUTUAL_FUND";
  assetSubType?: Open<"OEF" | "CEF" | "MMF"> | null;
  quote?: MutualFundQuoteValues;
  reference?: QuoteReference & { cusip?: string };
}

export interface MutualFundQuoteValues extends QuoteValues {
  /** Net asset value per share, dollars. */
  nAV?: number;
}
