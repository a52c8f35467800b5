import type { Open, OpenNumber } from "../types/open.js";

/** Whose movers: an index, an exchange, or all of a kind. */
export const MoversIndex = {
  DJI: "$DJI",
  COMPX: "$COMPX",
  SPX: "$SPX",
  NYSE: "NYSE",
  NASDAQ: "NASDAQ",
  OTCBB: "OTCBB",
  INDEX_ALL: "INDEX_ALL",
  EQUITY_ALL: "EQUITY_ALL",
  OPTION_ALL: "OPTION_ALL",
  OPTION_PUT: "OPTION_PUT",
  OPTION_CALL: "OPTION_CALL",
} as const;

export type MoversIndex = Open<(typeof MoversIndex)[keyof typeof MoversIndex]>;

export const MoversSortOrder = {
  VOLUME: "VOLUME",
  TRADES: "TRADES",
  PERCENT_CHANGE_UP: "PERCENT_CHANGE_UP",
  PERCENT_CHANGE_DOWN: "PERCENT_CHANGE_DOWN",
} as const;

export type MoversSortOrder = Open<(typeof MoversSortOrder)[keyof typeof MoversSortOrder]>;

/** Moved within so many minutes; zero for the whole day. */
export const MoversFrequency = {
  ZERO: 0,
  ONE: 1,
  FIVE: 5,
  TEN: 10,
  THIRTY: 30,
  SIXTY: 60,
} as const;

export type MoversFrequency = OpenNumber<(typeof MoversFrequency)[keyof typeof MoversFrequency]>;
