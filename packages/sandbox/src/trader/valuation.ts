import type { Market, Snapshot } from "../market/market.js";
import type { AccountData, Holding } from "./account-data.js";

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

export function valueHoldings(account: AccountData, market: Market, time: number): readonly ValuedHolding[] {
  return account.holdings.map((holding) => {
    const snapshot = market.snapshot(holding.symbol, time);
    if (snapshot === undefined) throw new Error(`The sandbox's market has no ${holding.symbol}.`);
    return { holding, snapshot };
  });
}

/** The account's sums at today's prices, or at yesterday's closing prices, with which the day began. */
export function totalsOf(
  account: AccountData,
  holdings: readonly ValuedHolding[],
  at: "last" | "close",
): Totals {
  let stocks = 0;
  let mutualFunds = 0;
  for (const { holding, snapshot } of holdings) {
    const value = cents(holding.quantity * snapshot[at]);
    if (snapshot.instrument.kind === "MUTUAL_FUND") mutualFunds += value;
    else stocks += value;
  }
  return {
    cash: account.cash,
    stocks: cents(stocks),
    mutualFunds: cents(mutualFunds),
    liquidationValue: cents(account.cash + stocks + mutualFunds),
  };
}

/** Dollars rounded to whole cents. */
export function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
