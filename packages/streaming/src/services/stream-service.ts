/** The services that can be subscribed to, by Schwab's names. */
export type StreamService =
  | "LEVELONE_EQUITIES"
  | "LEVELONE_OPTIONS"
  | "LEVELONE_FUTURES"
  | "LEVELONE_FUTURES_OPTIONS"
  | "LEVELONE_FOREX"
  | "NYSE_BOOK"
  | "NASDAQ_BOOK"
  | "OPTIONS_BOOK"
  | "CHART_EQUITY"
  | "CHART_FUTURES"
  | "SCREENER_EQUITY"
  | "SCREENER_OPTION"
  | "ACCT_ACTIVITY";

/** The services whose items are changes to a quote, which can be merged. */
export type LevelOneService = Extract<StreamService, `LEVELONE_${string}`>;

/**
 * How Schwab sends a service: what changed since the last item of the key, the whole anew each time, or everything
 * that happened, numbered by `seq`.
 */
export const delivery: Readonly<Record<StreamService, "change" | "whole" | "sequence">> = {
  LEVELONE_EQUITIES: "change",
  LEVELONE_OPTIONS: "change",
  LEVELONE_FUTURES: "change",
  LEVELONE_FUTURES_OPTIONS: "change",
  LEVELONE_FOREX: "change",
  NYSE_BOOK: "whole",
  NASDAQ_BOOK: "whole",
  OPTIONS_BOOK: "whole",
  CHART_EQUITY: "sequence",
  CHART_FUTURES: "sequence",
  SCREENER_EQUITY: "whole",
  SCREENER_OPTION: "whole",
  ACCT_ACTIVITY: "sequence",
};
