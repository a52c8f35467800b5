import type { Market, Snapshot } from "../market/market.js";
import type { Holding } from "../transactions/ledger.js";
import { cents } from "./cents.js";

/** A holding and the market it is worth something in. */
export interface ValuedHolding {
  readonly holding: Holding;
  readonly snapshot: Snapshot;
}

/** Sums of an account, in dollars and whole cents. Each is the sum of the positions' rounded values. */
export interface Totals {
  readonly cash: number;
  /** Stocks and ETFs. */
  readonly stocks: number;
  readonly mutualFunds: number;
  /** Everything together. */
  readonly liquidationValue: number;
}

export function valueHoldings(
  holdings: readonly Holding[],
  market: Market,
  time: number,
): readonly ValuedHolding[] {
  return holdings.map((holding) => {
    const { symbol } = holding.instrument;
    const snapshot = market.snapshot(symbol, time);
    if (snapshot === undefined) throw new Error(`The sandbox's market has no ${symbol}.`);
    return { holding, snapshot };
  });
}

/** An account's sums at today's prices, or at yesterday's closing prices, with which the day began. */
export function totalsOf(cash: number, holdings: readonly ValuedHolding[], at: "last" | "close"): Totals {
  let stocks = 0;
  let mutualFunds = 0;
  for (const { holding, snapshot } of holdings) {
    const value = cents(holding.quantity * snapshot[at]);
    if (snapshot.instrument.kind === "MUTUAL_FUND") mutualFunds += value;
    else stocks += value;
  }
  return {
    cash,
    stocks: cents(stocks),
    mutualFunds: cents(mutualFunds),
    liquidationValue: cents(cash + stocks + mutualFunds),
  };
}
