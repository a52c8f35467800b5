import type { Instrument } from "../market/instrument.js";
import { cents } from "../trader/cents.js";
import { type Fees, sumOfFees } from "./fees.js";
import { createHoldings, type Holding } from "./holdings.js";

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
  /** Dollars per unit; per share in an option, which stands for 100 of them. */
  readonly price: number;
  readonly positionEffect: "OPENING" | "CLOSING";
  /** The last price of the day before. */
  readonly closingPrice: number;
  readonly fees: Fees;
}

/** An option that came to its end, or the shares that were delivered for it. It has the members of a trade, free of fees. */
export interface Delivery extends Omit<Trade, "type" | "orderId" | "fees"> {
  readonly type: "RECEIVE_AND_DELIVER";
  readonly description: string;
}

/** Dollars that came in by themselves: a deposit, or the dividend of a security. */
export interface CashMovement extends Activity {
  readonly type: "ACH_RECEIPT" | "DIVIDEND_OR_INTEREST";
  readonly dollars: number;
  readonly description: string;
  /** The security that paid. */
  readonly symbol?: string;
}

export type LedgerEntry = Trade | Delivery | CashMovement;

/** All that ever happened to an account's money and securities. What it has now is the sum of it. */
export interface Ledger {
  add(entry: LedgerEntry): void;
  entries(): readonly LedgerEntry[];
  /** Dollars. */
  cash(): number;
  /** In the order of their first purchase. */
  holdings(): readonly Holding[];
  holding(symbol: string): Holding | undefined;
}

/** Keeps a running sum, so that no question has to go through all of the past. */
export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  const holdings = createHoldings();
  let cash = 0;
  return {
    add(entry) {
      entries.push(entry);
      cash = cents(cash + netAmount(entry));
      if (isTransfer(entry)) holdings.change(entry.instrument, entry.quantity, costOf(entry));
    },
    entries: () => entries,
    cash: () => cash,
    holdings: holdings.all,
    holding: holdings.find,
  };
}

/** Whether an entry brought securities or took them away. */
export function isTransfer(entry: LedgerEntry): entry is Trade | Delivery {
  return entry.type === "TRADE" || entry.type === "RECEIVE_AND_DELIVER";
}

/** What the securities cost in dollars; negative for a sale. */
export function costOf({ instrument, quantity, price }: Trade | Delivery): number {
  return cents(quantity * price * multiplierOf(instrument));
}

/** The dollars that an entry brought into the account, or took from it. */
export function netAmount(entry: LedgerEntry): number {
  if (!isTransfer(entry)) return entry.dollars;
  // Nothing costs less than nothing: adding 0 makes a plain zero of a negative one.
  return cents(-costOf(entry) - (entry.type === "TRADE" ? sumOfFees(entry.fees) : 0)) + 0;
}

/** An option stands for 100 shares. */
export function multiplierOf({ kind }: Instrument): number {
  return kind === "OPTION" ? 100 : 1;
}
