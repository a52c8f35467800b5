import type { Open } from "../types/open.js";

/** When an order may trade: 9:30 to 16:00 New York time, before it, after it, or in all three. */
export const Session = {
  NORMAL: "NORMAL",
  AM: "AM",
  PM: "PM",
  SEAMLESS: "SEAMLESS",
} as const;

export type Session = Open<(typeof Session)[keyof typeof Session]>;

/** How long an order stands. `UNKNOWN` is in answers only. */
export const Duration = {
  DAY: "DAY",
  GOOD_TILL_CANCEL: "GOOD_TILL_CANCEL",
  FILL_OR_KILL: "FILL_OR_KILL",
  IMMEDIATE_OR_CANCEL: "IMMEDIATE_OR_CANCEL",
  END_OF_WEEK: "END_OF_WEEK",
  END_OF_MONTH: "END_OF_MONTH",
  NEXT_END_OF_MONTH: "NEXT_END_OF_MONTH",
  UNKNOWN: "UNKNOWN",
} as const;

export type Duration = Open<(typeof Duration)[keyof typeof Duration]>;

/** `UNKNOWN` is in answers only. */
export const OrderType = {
  MARKET: "MARKET",
  LIMIT: "LIMIT",
  STOP: "STOP",
  STOP_LIMIT: "STOP_LIMIT",
  TRAILING_STOP: "TRAILING_STOP",
  CABINET: "CABINET",
  NON_MARKETABLE: "NON_MARKETABLE",
  MARKET_ON_CLOSE: "MARKET_ON_CLOSE",
  EXERCISE: "EXERCISE",
  TRAILING_STOP_LIMIT: "TRAILING_STOP_LIMIT",
  NET_DEBIT: "NET_DEBIT",
  NET_CREDIT: "NET_CREDIT",
  NET_ZERO: "NET_ZERO",
  LIMIT_ON_CLOSE: "LIMIT_ON_CLOSE",
  UNKNOWN: "UNKNOWN",
} as const;

export type OrderType = Open<(typeof OrderType)[keyof typeof OrderType]>;

/** How an order and its children belong together: `OCO` is one cancels other, `TRIGGER` one triggers the next. */
export const OrderStrategyType = {
  SINGLE: "SINGLE",
  CANCEL: "CANCEL",
  RECALL: "RECALL",
  PAIR: "PAIR",
  FLATTEN: "FLATTEN",
  TWO_DAY_SWAP: "TWO_DAY_SWAP",
  BLAST_ALL: "BLAST_ALL",
  OCO: "OCO",
  TRIGGER: "TRIGGER",
} as const;

export type OrderStrategyType = Open<(typeof OrderStrategyType)[keyof typeof OrderStrategyType]>;

/** What several legs make together; `NONE` for one leg. */
export const ComplexOrderStrategyType = {
  NONE: "NONE",
  COVERED: "COVERED",
  VERTICAL: "VERTICAL",
  BACK_RATIO: "BACK_RATIO",
  CALENDAR: "CALENDAR",
  DIAGONAL: "DIAGONAL",
  STRADDLE: "STRADDLE",
  STRANGLE: "STRANGLE",
  COLLAR_SYNTHETIC: "COLLAR_SYNTHETIC",
  BUTTERFLY: "BUTTERFLY",
  CONDOR: "CONDOR",
  IRON_CONDOR: "IRON_CONDOR",
  VERTICAL_ROLL: "VERTICAL_ROLL",
  COLLAR_WITH_STOCK: "COLLAR_WITH_STOCK",
  DOUBLE_DIAGONAL: "DOUBLE_DIAGONAL",
  UNBALANCED_BUTTERFLY: "UNBALANCED_BUTTERFLY",
  UNBALANCED_CONDOR: "UNBALANCED_CONDOR",
  UNBALANCED_IRON_CONDOR: "UNBALANCED_IRON_CONDOR",
  UNBALANCED_VERTICAL_ROLL: "UNBALANCED_VERTICAL_ROLL",
  MUTUAL_FUND_SWAP: "MUTUAL_FUND_SWAP",
  CUSTOM: "CUSTOM",
} as const;

export type ComplexOrderStrategyType = Open<
  (typeof ComplexOrderStrategyType)[keyof typeof ComplexOrderStrategyType]
>;

export const SpecialInstruction = {
  ALL_OR_NONE: "ALL_OR_NONE",
  DO_NOT_REDUCE: "DO_NOT_REDUCE",
  ALL_OR_NONE_DO_NOT_REDUCE: "ALL_OR_NONE_DO_NOT_REDUCE",
} as const;

export type SpecialInstruction = Open<(typeof SpecialInstruction)[keyof typeof SpecialInstruction]>;

export const TaxLotMethod = {
  FIFO: "FIFO",
  LIFO: "LIFO",
  HIGH_COST: "HIGH_COST",
  LOW_COST: "LOW_COST",
  AVERAGE_COST: "AVERAGE_COST",
  SPECIFIC_LOT: "SPECIFIC_LOT",
  LOSS_HARVESTER: "LOSS_HARVESTER",
} as const;

export type TaxLotMethod = Open<(typeof TaxLotMethod)[keyof typeof TaxLotMethod]>;

export const SettlementInstruction = {
  REGULAR: "REGULAR",
  CASH: "CASH",
  NEXT_DAY: "NEXT_DAY",
  UNKNOWN: "UNKNOWN",
} as const;

export type SettlementInstruction = Open<(typeof SettlementInstruction)[keyof typeof SettlementInstruction]>;

/** Values of `requestedDestination`, which Schwab refuses in a request. */
export const Destination = {
  INET: "INET",
  ECN_ARCA: "ECN_ARCA",
  CBOE: "CBOE",
  AMEX: "AMEX",
  PHLX: "PHLX",
  ISE: "ISE",
  BOX: "BOX",
  NYSE: "NYSE",
  NASDAQ: "NASDAQ",
  BATS: "BATS",
  C2: "C2",
  AUTO: "AUTO",
} as const;

export type Destination = Open<(typeof Destination)[keyof typeof Destination]>;
