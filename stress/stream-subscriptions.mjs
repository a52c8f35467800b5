export const symbols = ["AAPL", "MSFT", "IBM", "GE", "F"];

/** The methods of the stream that subscribe, each with what it is given. */
export const commands = [
  ["levelOneEquitySubs", symbols],
  ["nyseBookSubs", symbols],
  ["chartEquitySubs", symbols.slice(0, 3)],
  ["chartEquityAdd", symbols.slice(3)],
  ["screenerEquitySubs", ["$SPX_VOLUME_0"]],
  ["accountActivitySub"],
];

/** What must be subscribed to on every connection then. */
export const services = {
  LEVELONE_EQUITIES: symbols.join(","),
  NYSE_BOOK: symbols.join(","),
  CHART_EQUITY: symbols.join(","),
  SCREENER_EQUITY: "$SPX_VOLUME_0",
  ACCT_ACTIVITY: "SCHWAB-KIT",
};
