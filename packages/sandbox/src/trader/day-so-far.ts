import type { Position } from "../engine/cover-shorts.js";
import { tradingDayAt } from "../market/calendar/sessions.js";
import { costOf, isTransfer, type Ledger, netAmount } from "../transactions/ledger.js";
import { cents } from "./cents.js";

/** What an account had when the trading day began, and what it has traded since. */
export interface DaySoFar {
  /** Dollars. */
  readonly cash: number;
  readonly positions: readonly Position[];
  /** Units with which the day began. */
  quantity(symbol: string): number;
  /** Dollars that today's purchases of a security have cost, less what its sales have brought. */
  cost(symbol: string): number;
}

/** Takes what has happened since the day began back out of what there is now. */
export function daySoFar(ledger: Ledger, time: number): DaySoFar {
  const begun = tradingDayAt("stock", time).opens;
  const began = new Map<string, Position>(
    ledger.holdings().map((holding) => [holding.instrument.symbol, holding]),
  );
  const costs = new Map<string, number>();
  let cash = ledger.cash();
  for (const entry of ledger.entries()) {
    if (entry.time < begun) continue;
    cash -= netAmount(entry);
    if (!isTransfer(entry)) continue;
    const { instrument } = entry;
    const quantity = (began.get(instrument.symbol)?.quantity ?? 0) - entry.quantity;
    began.set(instrument.symbol, { instrument, quantity: Number(quantity.toFixed(6)) });
    costs.set(instrument.symbol, (costs.get(instrument.symbol) ?? 0) + costOf(entry));
  }
  return {
    cash: cents(cash),
    positions: [...began.values()].filter(({ quantity }) => quantity !== 0),
    quantity: (symbol) => began.get(symbol)?.quantity ?? 0,
    cost: (symbol) => cents(costs.get(symbol) ?? 0),
  };
}
