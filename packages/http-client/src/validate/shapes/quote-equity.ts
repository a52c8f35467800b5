import type { EquityQuote, EquityQuoteValues, EquityReference } from "../../types/quotes/equity.js";
import type { MutualFundQuote, MutualFundQuoteValues } from "../../types/quotes/mutual-fund.js";
import type { QuoteReference } from "../../types/quotes/shared.js";
import { flag, needed, nullable, number, object, oneOf, open, type Shape, text } from "../shape.js";
import { base, reference, values } from "./quote-parts.js";

export const equityQuote: Shape<EquityQuote> = object<EquityQuote>({
  ...base,
  assetMainType: needed(oneOf("EQUITY")),
  assetSubType: nullable(open(["COE", "PRF", "ADR", "GDR", "CEF", "ETF", "ETN", "UIT", "WAR", "RGT"])),
  quote: object<EquityQuoteValues>({
    ...values,
    askTime: number,
    bidTime: number,
    askMICId: text,
    bidMICId: text,
    lastMICId: text,
    markChange: number,
    markPercentChange: number,
    postMarketChange: number,
    postMarketPercentChange: number,
    volatility: number,
  }),
  reference: object<EquityReference>({
    ...reference,
    cusip: text,
    fsiDesc: text,
    otcMarketTier: text,
    isShortable: flag,
    isHardToBorrow: flag,
    htbQuantity: number,
    htbRate: number,
  }),
});

export const mutualFundQuote: Shape<MutualFundQuote> = object<MutualFundQuote>({
  ...base,
  assetMainType: needed(oneOf("MUTUAL_FUND")),
  assetSubType: nullable(open(["OEF", "CEF", "MMF"])),
  quote: object<MutualFundQuoteValues>({ ...values, nAV: number }),
  reference: object<QuoteReference & { cusip?: string }>({ ...reference, cusip: text }),
});
