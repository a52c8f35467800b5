import type { FutureQuote, FutureQuoteValues, FutureReference } from "../../types/quotes/future.js";
import type {
  FutureOptionQuote,
  FutureOptionQuoteValues,
  FutureOptionReference,
} from "../../types/quotes/future-option.js";
import { flag, needed, number, object, oneOf, open, type Shape, text } from "../shape.js";
import { base, reference, values } from "./quote-parts.js";

export const futureQuote: Shape<FutureQuote> = object<FutureQuote>({
  ...base,
  assetMainType: needed(oneOf("FUTURE")),
  quote: object<FutureQuoteValues>({
    ...values,
    askTime: number,
    bidTime: number,
    askMICId: text,
    bidMICId: text,
    lastMICId: text,
    futurePercentChange: number,
    openInterest: number,
    quotedInSession: flag,
    settleTime: number,
    tick: number,
    tickAmount: number,
  }),
  reference: object<FutureReference>({
    ...reference,
    product: text,
    futureActiveSymbol: text,
    futureIsActive: flag,
    futureIsTradable: flag,
    futureExpirationDate: number,
    futureMultiplier: number,
    futurePriceFormat: text,
    futureSettlementPrice: number,
    futureTradingHours: text,
  }),
});

export const futureOptionQuote: Shape<FutureOptionQuote> = object<FutureOptionQuote>({
  ...base,
  assetMainType: needed(oneOf("FUTURE_OPTION")),
  quote: object<FutureOptionQuoteValues>({
    ...values,
    askMICId: text,
    bidMICId: text,
    lastMICId: text,
    markChange: number,
    openInterest: number,
    settlemetPrice: number,
    tick: number,
    tickAmount: number,
  }),
  reference: object<FutureOptionReference>({
    ...reference,
    contractType: open(["P", "C"]),
    strikePrice: number,
    underlying: text,
    multiplier: number,
    expirationDate: number,
    expirationStyle: text,
  }),
});
