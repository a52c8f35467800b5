import type { SchemaFacts } from "../fact-types.js";

export const accountInstruments: Record<string, SchemaFacts> = {
  AccountsInstrument: {
    oneOf: [
      "AccountCashEquivalent",
      "AccountEquity",
      "AccountFixedIncome",
      "AccountMutualFund",
      "AccountOption",
    ],
    discriminator: "assetType",
    mapping: {
      CASH_EQUIVALENT: "AccountCashEquivalent",
      EQUITY: "AccountEquity",
      FIXED_INCOME: "AccountFixedIncome",
      MUTUAL_FUND: "AccountMutualFund",
      OPTION: "AccountOption",
    },
  },
  AccountsBaseInstrument: {
    required: ["assetType"],
    members: {
      assetType: [
        "EQUITY",
        "OPTION",
        "INDEX",
        "MUTUAL_FUND",
        "CASH_EQUIVALENT",
        "FIXED_INCOME",
        "CURRENCY",
        "COLLECTIVE_INVESTMENT",
      ],
      cusip: "string",
      description: "string",
      instrumentId: "integer",
      netChange: "number",
      symbol: "string",
    },
  },
  AccountEquity: { extends: "AccountsBaseInstrument", members: {} },
  AccountOption: {
    extends: "AccountsBaseInstrument",
    members: {
      optionDeliverables: "AccountAPIOptionDeliverable[]",
      optionMultiplier: "integer",
      putCall: ["PUT", "CALL", "UNKNOWN"],
      type: ["VANILLA", "BINARY", "BARRIER", "UNKNOWN"],
      underlyingSymbol: "string",
    },
  },
  AccountAPIOptionDeliverable: {
    members: {
      apiCurrencyType: ["USD", "CAD", "EUR", "JPY"],
      assetType: "assetType",
      deliverableUnits: "number",
      symbol: "string",
    },
  },
  AccountMutualFund: { extends: "AccountsBaseInstrument", members: {} },
  AccountFixedIncome: {
    extends: "AccountsBaseInstrument",
    members: { factor: "number", maturityDate: "date-time", variableRate: "number" },
  },
  AccountCashEquivalent: {
    extends: "AccountsBaseInstrument",
    members: { type: ["SWEEP_VEHICLE", "SAVINGS", "MONEY_MARKET_FUND", "UNKNOWN"] },
  },
  assetType: [
    "EQUITY",
    "MUTUAL_FUND",
    "OPTION",
    "FUTURE",
    "FOREX",
    "INDEX",
    "CASH_EQUIVALENT",
    "FIXED_INCOME",
    "PRODUCT",
    "CURRENCY",
    "COLLECTIVE_INVESTMENT",
  ],
};
