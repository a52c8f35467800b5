import type { Instrument } from "../market/instrument.js";
import { cents } from "../trader/cents.js";
import type { Fees } from "./fees.js";

interface Activity {
  readonly activityId: number;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** A security bought, or sold with a negative quantity. */
export interface Trade extends Activity {
  readonly type: "TRADE";
  readonly orderId: number;
  readonly instrument: Instrument;
  readonly quantity: number;
  /** Dollars per unit. */
  readonly price: number;
  /** The last price of the day before. */
  readonly closingPrice: number;
  readonly fees: Fees;
}

/** Dollars that came in by themselves: a deposit, or the dividend of a security. */
export interface CashMovement extends Activity {
  readonly type: "ACH_RECEIPT" | "DIVIDEND_OR_INTEREST";
  readonly dollars: number;
  readonly description: string;
  /** The security that paid. */
  readonly symbol?: string;
}

export type LedgerEntry = Trade | CashMovement;

/** What an account holds of one security. */
export interface Holding {
  readonly instrument: Instrument;
  readonly quantity: number;
  /** Dollars paid per unit, to a hundredth of a cent. */
  readonly averagePrice: number;
}

/** All that ever happened to an account's money and securities. What it has now is the sum of it. */
export interface Ledger {
  add(entry: LedgerEntry): void;
  entries(): readonly LedgerEntry[];
  /** Dollars. */
  cash(): number;
  /** In the order of their first purchase. */
  holdings(): readonly Holding[];
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    add: (entry) => void entries.push(entry),
    entries: () => entries,
    cash: () => cents(entries.reduce((sum, entry) => sum + netAmount(entry), 0)),
    holdings: () => holdingsOf(entries),
  };
}

/** What the securities of a trade cost in dollars; negative for a sale. */
export function costOf({ quantity, price }: Trade): number {
  return cents(quantity * price);
}

/** The dollars that an entry brought into the account, or took from it. */
export function netAmount(entry: LedgerEntry): number {
  if (entry.type !== "TRADE") return entry.dollars;
  return cents(-costOf(entry) - entry.fees.SEC_FEE - entry.fees.TAF_FEE);
}

/** A sale takes its part of what was paid; the average of the rest stays. */
function holdingsOf(entries: readonly LedgerEntry[]): readonly Holding[] {
  const held = new Map<string, { instrument: Instrument; quantity: number; paid: number }>();
  for (const entry of entries) {
    if (entry.type !== "TRADE") continue;
    const { instrument } = entry;
    const { symbol } = instrument;
    const before = held.get(symbol) ?? { quantity: 0, paid: 0 };
    const quantity = Number((before.quantity + entry.quantity).toFixed(6));
    const paid =
      entry.quantity > 0 ? before.paid + costOf(entry) : (before.paid * quantity) / before.quantity;
    if (quantity === 0) held.delete(symbol);
    else held.set(symbol, { instrument, quantity, paid });
  }
  return [...held.values()].map(({ instrument, quantity, paid }) => ({
    instrument,
    quantity,
    averagePrice: Number((paid / quantity).toFixed(4)),
  }));
}
