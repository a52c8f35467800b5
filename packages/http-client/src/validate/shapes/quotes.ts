import type { ForexQuote, ForexQuoteValues, ForexReference } from "../../types/quotes/forex.js";
import type { IndexQuote } from "../../types/quotes/index-quote.js";
import type { Quote, QuoteError, Quotes } from "../../types/quotes/quotes.js";
import type { QuoteReference, QuoteValues } from "../../types/quotes/shared.js";
import { flag, list, mapExcept, needed, number, object, oneOf, type Shape, tagged, text } from "../shape.js";
import { equityQuote, mutualFundQuote } from "./quote-equity.js";
import { futureOptionQuote, futureQuote } from "./quote-future.js";
import { optionQuote } from "./quote-option.js";
import { base, reference, values } from "./quote-parts.js";

const quote: Shape<Quote> = tagged<Quote, "assetMainType">("assetMainType", {
  EQUITY: equityQuote,
  OPTION: optionQuote,
  FUTURE: futureQuote,
  FUTURE_OPTION: futureOptionQuote,
  MUTUAL_FUND: mutualFundQuote,
  FOREX: object<ForexQuote>({
    ...base,
    assetMainType: needed(oneOf("FOREX")),
    quote: object<ForexQuoteValues>({ ...values, tick: number, tickAmount: number }),
    reference: object<ForexReference>({
      ...reference,
      isTradable: flag,
      marketMaker: text,
      product: text,
      tradingHours: text,
    }),
  }),
  INDEX: object<IndexQuote>({
    ...base,
    assetMainType: needed(oneOf("INDEX")),
    quote: object<QuoteValues>(values),
    reference: object<QuoteReference>(reference),
  }),
});

const quoteError: Shape<QuoteError> = object<QuoteError>({
  invalidSymbols: list(text),
  invalidCusips: list(text),
  invalidSSIDs: list(number),
});

export const quotes: Shape<Quotes> = mapExcept(quote, { errors: quoteError });
