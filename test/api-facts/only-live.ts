import type { SchemaFacts } from "./fact-types.js";

/** What stands in live answers and in no specification. */
export const onlyLive: Readonly<Record<string, SchemaFacts>> = {
  AggregatedBalance: { members: { currentLiquidationValue: "number", liquidationValue: "number" } },
  /** The element of the specification's union that an ETF is, which that union lacks. */
  AccountCollectiveInvestment: {
    extends: "AccountsBaseInstrument",
    members: {
      type: ["UNIT_INVESTMENT_TRUST", "EXCHANGE_TRADED_FUND", "CLOSED_END_FUND", "INDEX", "UNITS"],
    },
  },
  HoursByMarket: {
    members: {
      equity: "Hours{}",
      option: "Hours{}",
      bond: "Hours{}",
      future: "Hours{}",
      forex: "Hours{}",
    },
  },
  /** The map of quotes, with the symbols that Schwab doesn't know under a key of their own. */
  QuoteMap: { members: { errors: "QuoteError" }, others: "Quote" },
  Quote: {
    oneOf: [
      "EquityResponse",
      "OptionResponse",
      "ForexResponse",
      "FutureResponse",
      "FutureOptionResponse",
      "IndexResponse",
      "MutualFundResponse",
    ],
    discriminator: "assetMainType",
    mapping: {
      EQUITY: "EquityResponse",
      OPTION: "OptionResponse",
      FOREX: "ForexResponse",
      FUTURE: "FutureResponse",
      FUTURE_OPTION: "FutureOptionResponse",
      INDEX: "IndexResponse",
      MUTUAL_FUND: "MutualFundResponse",
    },
  },
};
