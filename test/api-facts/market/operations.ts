import type { OperationFacts, ParameterFacts } from "../fact-types.js";

const symbol: ParameterFacts = { in: "query", kind: "string", required: true };
const fields: ParameterFacts = { in: "query", kind: "string[]" };
const date: ParameterFacts = { in: "query", kind: "date" };
const markets = ["equity", "option", "bond", "future", "forex"] as const;
const indexes = [
  "$DJI",
  "$COMPX",
  "$SPX",
  "NYSE",
  "NASDAQ",
  "OTCBB",
  "INDEX_ALL",
  "EQUITY_ALL",
  "OPTION_ALL",
  "OPTION_PUT",
  "OPTION_CALL",
] as const;

/** By the name of our method. */
export const marketOperations = {
  getQuotes: {
    method: "GET",
    path: "/marketdata/v1/quotes",
    parameters: {
      symbols: { in: "query", kind: "string[]" },
      fields,
      indicative: { in: "query", kind: "boolean" },
    },
    answer: "QuoteResponse",
  },
  getQuote: {
    method: "GET",
    path: "/marketdata/v1/{symbol_id}/quotes",
    parameters: { symbol_id: { in: "path", kind: "string", required: true }, fields },
    answer: "QuoteResponse",
  },
  getOptionChain: {
    method: "GET",
    path: "/marketdata/v1/chains",
    parameters: {
      symbol,
      contractType: { in: "query", kind: ["CALL", "PUT", "ALL"] },
      strikeCount: { in: "query", kind: "integer" },
      includeUnderlyingQuote: { in: "query", kind: "boolean" },
      strategy: {
        in: "query",
        kind: [
          "SINGLE",
          "ANALYTICAL",
          "COVERED",
          "VERTICAL",
          "CALENDAR",
          "STRANGLE",
          "STRADDLE",
          "BUTTERFLY",
          "CONDOR",
          "DIAGONAL",
          "COLLAR",
          "ROLL",
        ],
      },
      interval: { in: "query", kind: "number" },
      strike: { in: "query", kind: "number" },
      range: { in: "query", kind: "string" },
      fromDate: date,
      toDate: date,
      volatility: { in: "query", kind: "number" },
      underlyingPrice: { in: "query", kind: "number" },
      interestRate: { in: "query", kind: "number" },
      daysToExpiration: { in: "query", kind: "integer" },
      expMonth: {
        in: "query",
        kind: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "ALL"],
      },
      optionType: { in: "query", kind: "string" },
      entitlement: { in: "query", kind: ["PN", "NP", "PP"] },
    },
    answer: "OptionChain",
  },
  getOptionExpirationChain: {
    method: "GET",
    path: "/marketdata/v1/expirationchain",
    parameters: { symbol },
    answer: "ExpirationChain",
  },
  getPriceHistory: {
    method: "GET",
    path: "/marketdata/v1/pricehistory",
    parameters: {
      symbol,
      periodType: { in: "query", kind: ["day", "month", "year", "ytd"] },
      period: { in: "query", kind: "integer" },
      frequencyType: { in: "query", kind: ["minute", "daily", "weekly", "monthly"] },
      frequency: { in: "query", kind: "integer" },
      startDate: { in: "query", kind: "epoch-ms" },
      endDate: { in: "query", kind: "epoch-ms" },
      needExtendedHoursData: { in: "query", kind: "boolean" },
      needPreviousClose: { in: "query", kind: "boolean" },
    },
    answer: "CandleList",
  },
  getMovers: {
    method: "GET",
    path: "/marketdata/v1/movers/{symbol_id}",
    parameters: {
      symbol_id: { in: "path", kind: indexes, required: true },
      sort: { in: "query", kind: ["VOLUME", "TRADES", "PERCENT_CHANGE_UP", "PERCENT_CHANGE_DOWN"] },
      frequency: { in: "query", kind: [0, 1, 5, 10, 30, 60] },
    },
    answer: "ScreenerList",
  },
  getMarketHours: {
    method: "GET",
    path: "/marketdata/v1/markets",
    parameters: { markets: { in: "query", kind: markets, required: true }, date },
    answer: "Hours{}{}",
  },
  getMarketHoursFor: {
    method: "GET",
    path: "/marketdata/v1/markets/{market_id}",
    parameters: { market_id: { in: "path", kind: markets, required: true }, date },
    answer: "Hours{}{}",
  },
  getInstruments: {
    method: "GET",
    path: "/marketdata/v1/instruments",
    parameters: {
      symbol,
      projection: {
        in: "query",
        kind: ["symbol-search", "symbol-regex", "desc-search", "desc-regex", "search", "fundamental"],
        required: true,
      },
    },
    answer: "InstrumentList",
  },
  getInstrumentByCusip: {
    method: "GET",
    path: "/marketdata/v1/instruments/{cusip_id}",
    parameters: { cusip_id: { in: "path", kind: "string", required: true } },
    answer: "InstrumentResponse",
  },
} satisfies Record<string, OperationFacts>;
