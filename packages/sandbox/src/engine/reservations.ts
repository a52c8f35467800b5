import type { StoredOrder } from "../orders/order-book.js";
import { isOpen, remainingOf } from "../orders/order-book.js";
import { quantityOf } from "../orders/order-request.js";
import { cents } from "../trader/cents.js";

/** What an open order keeps of its account. */
export interface Needs {
  /** Dollars of available funds. */
  readonly funds: number;
  /** By symbol, what it will close, and the shares that will stand behind options it sells. */
  readonly units: Readonly<Record<string, number>>;
}

/** What all open orders of one account keep. Each change costs as much as the one order has children. */
export interface Reservations {
  /** Dollars. */
  funds(): number;
  units(symbol: string): number;
  /** By symbol, all that aren't zero. */
  all(): ReadonlyMap<string, number>;
  /** Takes an order, its parents and its children out until it is updated. */
  release(order: StoredOrder): void;
  /** To be told when anything in an order, its parents or its children has changed. */
  update(order: StoredOrder): void;
}

const none: Needs = { funds: 0, units: {} };

export function createReservations(): Reservations {
  const byRoot = new Map<StoredOrder, Needs>();
  const totals = new Map<string, number>();
  let funds = 0;

  function count(needs: Needs, sign: 1 | -1): void {
    funds = cents(funds + sign * needs.funds);
    for (const [symbol, units] of Object.entries(needs.units)) {
      const total = exact((totals.get(symbol) ?? 0) + sign * units);
      if (total === 0) totals.delete(symbol);
      else totals.set(symbol, total);
    }
  }

  function release(order: StoredOrder): void {
    const root = rootOf(order);
    count(byRoot.get(root) ?? none, -1);
    byRoot.delete(root);
  }

  return {
    funds: () => funds,
    units: (symbol) => totals.get(symbol) ?? 0,
    all: () => totals,
    release,
    update(order) {
      release(order);
      const root = rootOf(order);
      const needs = needsOf(root);
      if (needs === none) return;
      count(needs, 1);
      byRoot.set(root, needs);
    },
  };
}

function rootOf(order: StoredOrder): StoredOrder {
  return order.parent === undefined ? order : rootOf(order.parent);
}

function needsOf(order: StoredOrder): Needs {
  const parts = order.children.map(needsOf);
  // Only one order of an OCO will be executed.
  const merge = order.request.orderStrategyType === "OCO" ? Math.max : (a: number, b: number) => a + b;
  return [ownNeeds(order), ...parts]
    .filter((part) => part !== none)
    .reduce((sum, part) => (sum === none ? part : merged(sum, part, merge)), none);
}

function ownNeeds(order: StoredOrder): Needs {
  const { needs, request } = order;
  if (needs === undefined || !isOpen(order)) return none;
  const part = remainingOf(order) / quantityOf(request);
  return {
    funds: cents(needs.funds * part),
    units: Object.fromEntries(
      Object.entries(needs.units).map(([symbol, units]) => [symbol, exact(units * part)]),
    ),
  };
}

function merged(one: Needs, other: Needs, merge: (a: number, b: number) => number): Needs {
  const symbols = new Set([...Object.keys(one.units), ...Object.keys(other.units)]);
  return {
    funds: merge(one.funds, other.funds),
    units: Object.fromEntries(
      [...symbols].map((symbol) => [symbol, exact(merge(one.units[symbol] ?? 0, other.units[symbol] ?? 0))]),
    ),
  };
}

function exact(units: number): number {
  return Number(units.toFixed(6));
}
