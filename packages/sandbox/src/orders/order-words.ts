const linkBases = ["MANUAL", "BASE", "TRIGGER", "LAST", "BID", "ASK", "ASK_BID", "MARK", "AVERAGE"];
const linkTypes = ["VALUE", "PERCENT", "TICK"];

/** The words that an order's members can hold. */
export const orderWords: ReadonlyMap<string, readonly string[]> = byName({
  session: ["NORMAL", "AM", "PM", "SEAMLESS"],
  duration: [
    "DAY",
    "GOOD_TILL_CANCEL",
    "FILL_OR_KILL",
    "IMMEDIATE_OR_CANCEL",
    "END_OF_WEEK",
    "END_OF_MONTH",
    "NEXT_END_OF_MONTH",
  ],
  orderType: [
    "MARKET",
    "LIMIT",
    "STOP",
    "STOP_LIMIT",
    "TRAILING_STOP",
    "CABINET",
    "NON_MARKETABLE",
    "MARKET_ON_CLOSE",
    "EXERCISE",
    "TRAILING_STOP_LIMIT",
    "NET_DEBIT",
    "NET_CREDIT",
    "NET_ZERO",
    "LIMIT_ON_CLOSE",
  ],
  complexOrderStrategyType: [
    "NONE",
    "COVERED",
    "VERTICAL",
    "BACK_RATIO",
    "CALENDAR",
    "DIAGONAL",
    "STRADDLE",
    "STRANGLE",
    "COLLAR_SYNTHETIC",
    "BUTTERFLY",
    "CONDOR",
    "IRON_CONDOR",
    "VERTICAL_ROLL",
    "COLLAR_WITH_STOCK",
    "DOUBLE_DIAGONAL",
    "UNBALANCED_BUTTERFLY",
    "UNBALANCED_CONDOR",
    "UNBALANCED_IRON_CONDOR",
    "UNBALANCED_VERTICAL_ROLL",
    "MUTUAL_FUND_SWAP",
    "CUSTOM",
  ],
  stopPriceLinkBasis: linkBases,
  stopPriceLinkType: linkTypes,
  stopType: ["STANDARD", "BID", "ASK", "LAST", "MARK"],
  priceLinkBasis: linkBases,
  priceLinkType: linkTypes,
  specialInstruction: ["ALL_OR_NONE", "DO_NOT_REDUCE", "ALL_OR_NONE_DO_NOT_REDUCE"],
  taxLotMethod: ["FIFO", "LIFO", "HIGH_COST", "LOW_COST", "AVERAGE_COST", "SPECIFIC_LOT", "LOSS_HARVESTER"],
});

/** Members that hold a number, which may come as text. */
export const orderNumbers: readonly string[] = [
  "quantity",
  "price",
  "stopPrice",
  "priceOffset",
  "stopPriceOffset",
  "activationPrice",
];

/** Members that hold a time and are repeated as they came. */
export const orderTimes: readonly string[] = ["cancelTime", "releaseTime"];

/** Members that an order of a type cannot do without. */
export const neededByType: ReadonlyMap<string, readonly string[]> = byName({
  LIMIT: ["price"],
  LIMIT_ON_CLOSE: ["price"],
  NET_CREDIT: ["price"],
  NET_DEBIT: ["price"],
  STOP: ["stopPrice"],
  STOP_LIMIT: ["price", "stopPrice"],
  TRAILING_STOP: ["stopPriceOffset"],
  TRAILING_STOP_LIMIT: ["stopPriceOffset"],
});

/** What can be done with the two kinds of assets that orders take. */
export const instructions: ReadonlyMap<string, readonly string[]> = byName({
  EQUITY: ["BUY", "SELL", "SELL_SHORT", "BUY_TO_COVER", "SELL_SHORT_EXEMPT"],
  OPTION: ["BUY_TO_OPEN", "SELL_TO_OPEN", "BUY_TO_CLOSE", "SELL_TO_CLOSE"],
});

/** All that can become of an order. */
export const orderStatuses: readonly string[] = [
  "AWAITING_PARENT_ORDER",
  "AWAITING_CONDITION",
  "AWAITING_STOP_CONDITION",
  "AWAITING_MANUAL_REVIEW",
  "ACCEPTED",
  "AWAITING_UR_OUT",
  "PENDING_ACTIVATION",
  "QUEUED",
  "WORKING",
  "REJECTED",
  "PENDING_CANCEL",
  "CANCELED",
  "PENDING_REPLACE",
  "REPLACED",
  "FILLED",
  "EXPIRED",
  "NEW",
  "AWAITING_RELEASE_TIME",
  "PENDING_ACKNOWLEDGEMENT",
  "PENDING_RECALL",
  "UNKNOWN",
];

export const opensPosition: ReadonlySet<string> = new Set([
  "BUY",
  "SELL_SHORT",
  "SELL_SHORT_EXEMPT",
  "BUY_TO_OPEN",
  "SELL_TO_OPEN",
]);

/** A map, because an object would answer to inherited names such as `constructor` too. */
function byName(words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(words));
}
