import type { SchemaFacts } from "../fact-types.js";

export const quotes: Record<string, SchemaFacts> = {
  QuoteResponse: "QuoteResponseObject{}",
  QuoteResponseObject: {
    oneOf: [
      "EquityResponse",
      "OptionResponse",
      "ForexResponse",
      "FutureResponse",
      "FutureOptionResponse",
      "IndexResponse",
      "MutualFundResponse",
      "QuoteError",
    ],
  },
  QuoteError: {
    members: { invalidCusips: "string[]", invalidSSIDs: "integer[]", invalidSymbols: "string[]" },
  },
  EquityResponse: {
    members: {
      assetMainType: "AssetMainType",
      assetSubType: "EquityAssetSubType",
      extended: "ExtendedMarket",
      fundamental: "Fundamental",
      quote: "QuoteEquity",
      quoteType: "QuoteType",
      realtime: "boolean",
      reference: "ReferenceEquity",
      regular: "RegularMarket",
      ssid: "integer",
      symbol: "string",
    },
  },
  OptionResponse: {
    members: {
      assetMainType: "AssetMainType",
      quote: "QuoteOption",
      realtime: "boolean",
      reference: "ReferenceOption",
      ssid: "integer",
      symbol: "string",
    },
  },
  ForexResponse: {
    members: {
      assetMainType: "AssetMainType",
      quote: "QuoteForex",
      realtime: "boolean",
      reference: "ReferenceForex",
      ssid: "integer",
      symbol: "string",
    },
  },
  FutureResponse: {
    members: {
      assetMainType: "AssetMainType",
      quote: "QuoteFuture",
      realtime: "boolean",
      reference: "ReferenceFuture",
      ssid: "integer",
      symbol: "string",
    },
  },
  FutureOptionResponse: {
    members: {
      assetMainType: "AssetMainType",
      quote: "QuoteFutureOption",
      realtime: "boolean",
      reference: "ReferenceFutureOption",
      ssid: "integer",
      symbol: "string",
    },
  },
  IndexResponse: {
    members: {
      assetMainType: "AssetMainType",
      quote: "QuoteIndex",
      realtime: "boolean",
      reference: "ReferenceIndex",
      ssid: "integer",
      symbol: "string",
    },
  },
  MutualFundResponse: {
    members: {
      assetMainType: "AssetMainType",
      assetSubType: "MutualFundAssetSubType",
      fundamental: "Fundamental",
      quote: "QuoteMutualFund",
      realtime: "boolean",
      reference: "ReferenceMutualFund",
      ssid: "integer",
      symbol: "string",
    },
  },
  QuoteRequest: {
    members: {
      cusips: "string[]",
      fields: "string",
      indicative: [true, false],
      realtime: [true, false],
      ssids: "integer[]",
      symbols: "string[]",
    },
  },
  AssetMainType: ["BOND", "EQUITY", "FOREX", "FUTURE", "FUTURE_OPTION", "INDEX", "MUTUAL_FUND", "OPTION"],
  EquityAssetSubType: ["COE", "PRF", "ADR", "GDR", "CEF", "ETF", "ETN", "UIT", "WAR", "RGT", null],
  MutualFundAssetSubType: ["OEF", "CEF", "MMF", null],
  QuoteType: ["NBBO", "NFL", null],
};
