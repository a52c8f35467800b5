import type {
  ComplexOrderStrategyType,
  DivCapGains,
  Duration,
  EquityInstruction,
  OptionInstruction,
  OrderStrategyType,
  OrderType,
  PositionEffect,
  PriceLinkBasis,
  PriceLinkType,
  QuantityType,
  Session,
  SpecialInstruction,
  StopPriceLinkBasis,
  StopPriceLinkType,
  StopType,
  TaxLotMethod,
} from "@schwab-kit/http-client";
import type { LegWord, OrderWord } from "./order-members.js";

/**
 * All values of an enum of the HTTP client, without loading it: the types hold the lists to it, neither more nor
 * less. What only answers have is left out.
 */
type ValuesOf<Enum> = Record<Exclude<keyof Enum, "UNKNOWN">, true>;

const linkBases = {
  MANUAL: true,
  BASE: true,
  TRIGGER: true,
  LAST: true,
  BID: true,
  ASK: true,
  ASK_BID: true,
  MARK: true,
  AVERAGE: true,
} satisfies ValuesOf<typeof StopPriceLinkBasis> & ValuesOf<typeof PriceLinkBasis>;

const linkTypes = { VALUE: true, PERCENT: true, TICK: true } satisfies ValuesOf<typeof StopPriceLinkType> &
  ValuesOf<typeof PriceLinkType>;

/** The values of an order's members that hold words. */
export const orderWords: Readonly<Record<OrderWord, Readonly<Record<string, true>>>> = {
  session: { NORMAL: true, AM: true, PM: true, SEAMLESS: true } satisfies ValuesOf<typeof Session>,
  duration: {
    DAY: true,
    GOOD_TILL_CANCEL: true,
    FILL_OR_KILL: true,
    IMMEDIATE_OR_CANCEL: true,
    END_OF_WEEK: true,
    END_OF_MONTH: true,
    NEXT_END_OF_MONTH: true,
  } satisfies ValuesOf<typeof Duration>,
  orderType: {
    MARKET: true,
    LIMIT: true,
    STOP: true,
    STOP_LIMIT: true,
    TRAILING_STOP: true,
    CABINET: true,
    NON_MARKETABLE: true,
    MARKET_ON_CLOSE: true,
    EXERCISE: true,
    TRAILING_STOP_LIMIT: true,
    NET_DEBIT: true,
    NET_CREDIT: true,
    NET_ZERO: true,
    LIMIT_ON_CLOSE: true,
  } satisfies ValuesOf<typeof OrderType>,
  complexOrderStrategyType: {
    NONE: true,
    COVERED: true,
    VERTICAL: true,
    BACK_RATIO: true,
    CALENDAR: true,
    DIAGONAL: true,
    STRADDLE: true,
    STRANGLE: true,
    COLLAR_SYNTHETIC: true,
    BUTTERFLY: true,
    CONDOR: true,
    IRON_CONDOR: true,
    VERTICAL_ROLL: true,
    COLLAR_WITH_STOCK: true,
    DOUBLE_DIAGONAL: true,
    UNBALANCED_BUTTERFLY: true,
    UNBALANCED_CONDOR: true,
    UNBALANCED_IRON_CONDOR: true,
    UNBALANCED_VERTICAL_ROLL: true,
    MUTUAL_FUND_SWAP: true,
    CUSTOM: true,
  } satisfies ValuesOf<typeof ComplexOrderStrategyType>,
  stopPriceLinkBasis: linkBases,
  stopPriceLinkType: linkTypes,
  stopType: { STANDARD: true, BID: true, ASK: true, LAST: true, MARK: true } satisfies ValuesOf<
    typeof StopType
  >,
  priceLinkBasis: linkBases,
  priceLinkType: linkTypes,
  taxLotMethod: {
    FIFO: true,
    LIFO: true,
    HIGH_COST: true,
    LOW_COST: true,
    AVERAGE_COST: true,
    SPECIFIC_LOT: true,
    LOSS_HARVESTER: true,
  } satisfies ValuesOf<typeof TaxLotMethod>,
  specialInstruction: {
    ALL_OR_NONE: true,
    DO_NOT_REDUCE: true,
    ALL_OR_NONE_DO_NOT_REDUCE: true,
  } satisfies ValuesOf<typeof SpecialInstruction>,
  orderStrategyType: {
    SINGLE: true,
    CANCEL: true,
    RECALL: true,
    PAIR: true,
    FLATTEN: true,
    TWO_DAY_SWAP: true,
    BLAST_ALL: true,
    OCO: true,
    TRIGGER: true,
  } satisfies ValuesOf<typeof OrderStrategyType>,
};

const equityInstructions = {
  BUY: true,
  SELL: true,
  SELL_SHORT: true,
  BUY_TO_COVER: true,
} satisfies ValuesOf<typeof EquityInstruction>;

const optionInstructions = {
  BUY_TO_OPEN: true,
  SELL_TO_CLOSE: true,
  SELL_TO_OPEN: true,
  BUY_TO_CLOSE: true,
} satisfies ValuesOf<typeof OptionInstruction>;

/** The instructions for an asset type, or undefined when it can't be ordered. */
export function instructionsFor(assetType: unknown): readonly string[] | undefined {
  // Schwab's specification has one more for shares.
  if (assetType === "EQUITY") return [...Object.keys(equityInstructions), "SELL_SHORT_EXEMPT"];
  return assetType === "OPTION" ? Object.keys(optionInstructions) : undefined;
}

/** The values of a leg's members that hold words; its instructions depend on its asset. */
export const legWords: Readonly<Record<Exclude<LegWord, "instruction">, Readonly<Record<string, true>>>> = {
  quantityType: { ALL_SHARES: true, DOLLARS: true, SHARES: true } satisfies ValuesOf<typeof QuantityType>,
  positionEffect: { OPENING: true, CLOSING: true, AUTOMATIC: true } satisfies ValuesOf<typeof PositionEffect>,
  divCapGains: { REINVEST: true, PAYOUT: true } satisfies ValuesOf<typeof DivCapGains>,
};
