/** What the market data schemas give for an asset type, spelled out in each of them. */
export const marketAssetTypes = [
  "BOND",
  "EQUITY",
  "ETF",
  "EXTENDED",
  "FOREX",
  "FUTURE",
  "FUTURE_OPTION",
  "FUNDAMENTAL",
  "INDEX",
  "INDICATOR",
  "MUTUAL_FUND",
  "OPTION",
  "UNKNOWN",
] as const;
