import type { Progress, StoredOrder } from "../orders/order-book.js";
import type { OrderLeg, OrderRequest } from "../orders/order-request.js";
import type { LedgerEntry } from "../transactions/ledger.js";

/** Another layout of the file gets the next number. */
export const stateVersion = 1;

/** All that a trading sandbox needs to go on later, as JSON. Securities stand as their symbols. */
export interface SavedState {
  readonly version: number;
  readonly seed: string;
  /** Epoch milliseconds, or null when the market's time was the sandbox's own. */
  readonly marketTime: number | null;
  readonly trader: SavedTrader;
}

export interface SavedTrader {
  readonly nextOrderId: number;
  readonly nextActivityId: number;
  readonly accounts: readonly SavedAccount[];
}

export interface SavedAccount {
  readonly accountNumber: string;
  readonly entries: readonly SavedEntry[];
  readonly orders: readonly SavedOrder[];
}

type BySymbol<T> = T extends { readonly instrument: unknown }
  ? Omit<T, "instrument"> & { readonly instrument: string }
  : T;

export type SavedEntry = BySymbol<LedgerEntry>;

export interface SavedOrder
  extends Omit<
    StoredOrder,
    "request" | "parent" | "children" | "progress" | "needs" | "closeTime" | "statusDescription"
  > {
  readonly request: Omit<OrderRequest, "legs" | "children"> & {
    readonly legs: readonly BySymbol<OrderLeg>[];
  };
  readonly children: readonly SavedOrder[];
  readonly closeTime?: number | undefined;
  readonly statusDescription?: string | undefined;
  readonly progress?: Progress | undefined;
  readonly needs?: StoredOrder["needs"];
}
