import type { StoredOrder } from "../orders/order-book.js";
import type { TradingAccount } from "../trader/trader.js";
import type { LedgerEntry } from "../transactions/ledger.js";
import type { SavedAccount, SavedEntry, SavedOrder } from "./saved-state.js";

export function saveAccount({ data, ledger, orders }: TradingAccount): SavedAccount {
  return {
    accountNumber: data.accountNumber,
    entries: ledger.entries().map(saveEntry),
    orders: orders.topLevel().map(saveOrder),
  };
}

function saveEntry(entry: LedgerEntry): SavedEntry {
  return "instrument" in entry ? { ...entry, instrument: entry.instrument.symbol } : entry;
}

function saveOrder({ parent: _, ...order }: StoredOrder): SavedOrder {
  const { orderStrategyType, terms, legs } = order.request;
  return {
    ...order,
    request: {
      orderStrategyType,
      terms,
      legs: legs.map((leg) => ({ ...leg, instrument: leg.instrument.symbol })),
    },
    children: order.children.map(saveOrder),
  };
}
