import { type Cover, coverShorts, type Position } from "../engine/cover-shorts.js";
import type { Market, Snapshot } from "../market/market.js";
import { multiplierOf } from "../transactions/ledger.js";
import { cents } from "./cents.js";

/** A position and the market it is worth something in. */
export interface Valued<P extends Position> {
  readonly position: P;
  readonly snapshot: Snapshot;
}

/** Sums of an account, in dollars and whole cents. Each is the sum of the positions' rounded values. */
export interface Totals {
  readonly cash: number;
  /** Stocks and ETFs; what was sold short is below zero. */
  readonly stocks: number;
  readonly shortStocks: number;
  readonly options: number;
  readonly shortOptions: number;
  readonly mutualFunds: number;
  /** Everything together. */
  readonly liquidationValue: number;
  /** What stands behind options that were sold. */
  readonly covers: readonly Cover[];
}

export function valueHoldings<P extends Position>(
  holdings: readonly P[],
  market: Market,
  time: number,
): readonly Valued<P>[] {
  return holdings.map((position) => ({ position, snapshot: market.snapshotOf(position.instrument, time) }));
}

/** Dollars that a position is worth, below zero for one sold short. */
export function worthOf({ position, snapshot }: Valued<Position>, at: "last" | "close"): number {
  return cents(position.quantity * snapshot[at] * multiplierOf(position.instrument));
}

/** An account's sums at today's prices, or at yesterday's closing prices, with which the day began. */
export function totalsOf(cash: number, positions: readonly Valued<Position>[], at: "last" | "close"): Totals {
  const sums = { stocks: 0, shortStocks: 0, options: 0, shortOptions: 0, mutualFunds: 0 };
  for (const valued of positions) {
    const { kind } = valued.position.instrument;
    const value = worthOf(valued, at);
    if (kind === "MUTUAL_FUND") sums.mutualFunds += value;
    else if (kind === "OPTION") sums[value < 0 ? "shortOptions" : "options"] += value;
    else sums[value < 0 ? "shortStocks" : "stocks"] += value;
  }
  const all = Object.values(sums).reduce((sum, value) => sum + value, cash);
  return {
    cash,
    stocks: cents(sums.stocks),
    shortStocks: cents(sums.shortStocks),
    options: cents(sums.options),
    shortOptions: cents(sums.shortOptions),
    mutualFunds: cents(sums.mutualFunds),
    liquidationValue: cents(all),
    covers: coverShorts(positions.map(({ position }) => position)),
  };
}
