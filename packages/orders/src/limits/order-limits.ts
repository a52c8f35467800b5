/** What a person allows an order to be. Each limit that is left out is none. Amounts are text or numbers. */
export interface OrderLimits {
  /** Shares or contracts of a leg, at most. */
  readonly largestQuantity?: string | number;
  /**
   * Dollars that an order's legs come to, at most, what is bought and what is sold added up: at the order's own limit
   * or stop price where it has one leg, else at the last prices.
   */
  readonly largestNotional?: string | number;
  /** Percent of the last price that a limit or stop price may be away from it; of a spread, of its net last price. */
  readonly furthestFromLast?: string | number;
  /** Symbols that may be traded. An option counts by its root, so `AAPL` allows the options of `AAPL` too. */
  readonly allowedSymbols?: readonly string[];
}

export type LimitRule =
  | "largest-quantity"
  | "largest-notional"
  | "furthest-from-last"
  | "allowed-symbols"
  | "unjudged";

/** A limit that an order goes beyond, or that can't be judged: `unjudged`, for want of a price most often. */
export interface LimitFinding {
  readonly rule: LimitRule;
  /** Where: `$.orderLegCollection[0].quantity`. */
  readonly path: string;
  readonly message: string;
}
