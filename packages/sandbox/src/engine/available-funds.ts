import type { Instrument } from "../market/instrument.js";
import { cents } from "../trader/cents.js";
import type { Cover, Position } from "./cover-shorts.js";

/** A purchase at a price, or a sale with a negative quantity. */
export interface PlannedTrade {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly price: number;
}

/** Regulation T: half of a stock's value can be borrowed, and half of what was sold short has to be kept beside it. */
const regT = 0.5;

/**
 * Dollars of an account that can be used: its cash, in a MARGIN account half of the stocks' value and less one and
 * a half of that of the stocks sold short, without what its sold options need. Options and funds lend nothing.
 */
export function availableFunds(
  type: "CASH" | "MARGIN",
  cash: number,
  stocks: { readonly long: number; readonly short: number },
  covers: readonly Cover[],
): number {
  const kept = covers.reduce((sum, { requirement }) => sum + requirement, 0);
  if (type === "CASH") return cents(cash - kept);
  return cents(cash + stocks.long * regT - stocks.short * (1 + regT) - kept);
}

/** The stocks' value at these prices, each side above zero; what trades add counts at their own price. */
export function stocksWorth(
  positions: readonly Position[],
  trades: readonly PlannedTrade[],
  priceOf: (instrument: Instrument) => number,
): { long: number; short: number } {
  const worth = { long: 0, short: 0 };
  for (const { instrument, quantity } of positions) {
    if (instrument.kind !== "EQUITY" && instrument.kind !== "ETF") continue;
    const value = quantity * priceOf(instrument);
    if (value > 0) worth.long += value;
    else worth.short -= value;
  }
  for (const { instrument, quantity, price } of trades) {
    if (instrument.kind === "OPTION") continue;
    const held =
      positions.find((position) => position.instrument.symbol === instrument.symbol)?.quantity ?? 0;
    const opens = held === 0 || held > 0 === quantity > 0;
    const value = quantity * (opens ? price : priceOf(instrument));
    if (quantity > 0 === opens) worth.long += value;
    else worth.short -= value;
  }
  return worth;
}
