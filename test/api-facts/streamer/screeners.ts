/** The fields of the two screeners by Schwab's streamer page, and schwab-py's names. */
export const screener = [
  { number: 0, official: "symbol", type: "string", schwabPy: "SYMBOL" },
  { number: 1, official: "timestamp", type: "long", schwabPy: "TIMESTAMP" },
  { number: 2, official: "sortField", type: "string", schwabPy: "SORT_FIELD" },
  { number: 3, official: "frequency", type: "int", schwabPy: "FREQUENCY" },
  { number: 4, official: "Items", type: "array", schwabPy: "ITEMS" },
] as const;

/** The members of a screener's items, which have names on the wire. */
export const screenerItem = {
  symbol: "string",
  description: "string",
  lastPrice: "double",
  netChange: "double",
  netPercentChange: "double",
  marketShare: "double",
  totalVolume: "long",
  volume: "long",
  trades: "long",
} as const;

/** What a screener's key is made of: prefix, sort field and frequency in minutes, with `_` between. */
export const screenerKeyParts = {
  prefixes: [
    "$COMPX",
    "$DJI",
    "$SPX",
    "INDEX_ALL",
    "NYSE",
    "NASDAQ",
    "OTCBB",
    "EQUITY_ALL",
    "OPTION_PUT",
    "OPTION_CALL",
    "OPTION_ALL",
  ],
  sortFields: ["VOLUME", "TRADES", "PERCENT_CHANGE_UP", "PERCENT_CHANGE_DOWN", "AVERAGE_PERCENT_VOLUME"],
  frequencies: [0, 1, 5, 10, 30, 60],
} as const;
