import type { Open } from "../types/open.js";

/** Every instruction that an answer may hold. `EquityInstruction` and `OptionInstruction` are what can be entered. */
export const Instruction = {
  BUY: "BUY",
  SELL: "SELL",
  BUY_TO_COVER: "BUY_TO_COVER",
  SELL_SHORT: "SELL_SHORT",
  BUY_TO_OPEN: "BUY_TO_OPEN",
  BUY_TO_CLOSE: "BUY_TO_CLOSE",
  SELL_TO_OPEN: "SELL_TO_OPEN",
  SELL_TO_CLOSE: "SELL_TO_CLOSE",
  EXCHANGE: "EXCHANGE",
  SELL_SHORT_EXEMPT: "SELL_SHORT_EXEMPT",
} as const;

export type Instruction = Open<(typeof Instruction)[keyof typeof Instruction]>;

export const EquityInstruction = {
  BUY: "BUY",
  SELL: "SELL",
  SELL_SHORT: "SELL_SHORT",
  BUY_TO_COVER: "BUY_TO_COVER",
} as const;

export type EquityInstruction = Open<(typeof EquityInstruction)[keyof typeof EquityInstruction]>;

export const OptionInstruction = {
  BUY_TO_OPEN: "BUY_TO_OPEN",
  SELL_TO_CLOSE: "SELL_TO_CLOSE",
  SELL_TO_OPEN: "SELL_TO_OPEN",
  BUY_TO_CLOSE: "BUY_TO_CLOSE",
} as const;

export type OptionInstruction = Open<(typeof OptionInstruction)[keyof typeof OptionInstruction]>;

/** An ETF is a `COLLECTIVE_INVESTMENT` in answers; it is ordered as `EQUITY`. */
export const AssetType = {
  EQUITY: "EQUITY",
  MUTUAL_FUND: "MUTUAL_FUND",
  OPTION: "OPTION",
  FUTURE: "FUTURE",
  FOREX: "FOREX",
  INDEX: "INDEX",
  CASH_EQUIVALENT: "CASH_EQUIVALENT",
  FIXED_INCOME: "FIXED_INCOME",
  PRODUCT: "PRODUCT",
  CURRENCY: "CURRENCY",
  COLLECTIVE_INVESTMENT: "COLLECTIVE_INVESTMENT",
} as const;

export type AssetType = Open<(typeof AssetType)[keyof typeof AssetType]>;

/** `UNKNOWN` is in transactions only. */
export const PositionEffect = {
  OPENING: "OPENING",
  CLOSING: "CLOSING",
  AUTOMATIC: "AUTOMATIC",
  UNKNOWN: "UNKNOWN",
} as const;

export type PositionEffect = Open<(typeof PositionEffect)[keyof typeof PositionEffect]>;

export const QuantityType = {
  ALL_SHARES: "ALL_SHARES",
  DOLLARS: "DOLLARS",
  SHARES: "SHARES",
} as const;

export type QuantityType = Open<(typeof QuantityType)[keyof typeof QuantityType]>;

/** What becomes of dividends and capital gains. */
export const DivCapGains = {
  REINVEST: "REINVEST",
  PAYOUT: "PAYOUT",
} as const;

export type DivCapGains = Open<(typeof DivCapGains)[keyof typeof DivCapGains]>;
