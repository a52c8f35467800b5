import type { EquityQuoteValues, Quote } from "@schwab-kit/http-client";
import type { LevelOneEquity, LevelOneEquityField } from "@schwab-kit/streaming";

/** The stream's fields by the names that REST has for them. Sizes are not among them: the stream counts in lots. */
const restNames = {
  bidPrice: "bidPrice",
  askPrice: "askPrice",
  lastPrice: "lastPrice",
  lastSize: "lastSize",
  totalVolume: "totalVolume",
  openPrice: "openPrice",
  highPrice: "highPrice",
  lowPrice: "lowPrice",
  closePrice: "closePrice",
  netChange: "netChange",
  netChangePercent: "netPercentChange",
  mark: "mark",
  markChange: "markChange",
  markChangePercent: "markPercentChange",
  securityStatus: "securityStatus",
  quoteTimeMillis: "quoteTime",
  tradeTimeMillis: "tradeTime",
} as const satisfies Partial<Record<LevelOneEquityField, keyof EquityQuoteValues>>;

/** What is asked for: those, and what the chart goes by. */
export const streamedFields: readonly LevelOneEquityField[] = [
  ...(Object.keys(restNames) as (keyof typeof restNames)[]),
  "regularMarketLastPrice",
  "regularMarketTradeMillis",
];

/** Whether LEVELONE_EQUITIES has it. */
export const isStreamedQuote = (quote: Quote | undefined): boolean =>
  quote !== undefined && ["EQUITY", "INDEX", "MUTUAL_FUND"].includes(quote.assetMainType);

/** A quote of REST with what the stream has of it. */
export function withStreamed(quote: Quote, streamed: LevelOneEquity): Quote {
  const values = Object.entries(restNames)
    .map(([name, restName]) => [restName, streamed[name as keyof typeof restNames]] as const)
    .filter(([, value]) => value !== undefined);
  return { ...quote, quote: { ...quote.quote, ...Object.fromEntries(values) } } as Quote;
}
