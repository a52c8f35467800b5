import type { Execution, StoredOrder } from "../orders/order-book.js";
import type { AccountData } from "../trader/account-data.js";

/** Something that happened to an order, in the engine's own words. */
export type Happening =
  | { readonly what: "entered" | "accepted" | "working" | "expired" | "canceled" | "replaced" }
  | { readonly what: "rejected"; readonly problems: readonly string[] }
  | { readonly what: "filled"; readonly execution: Execution };

export interface Activity {
  readonly account: AccountData;
  readonly order: StoredOrder;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly happening: Happening;
}

/** Tells listeners at once what happens to orders, in the order in which it happens. */
export interface ActivityFeed {
  tell(activity: Activity): void;
  /** Gives the function that ends it. */
  subscribe(listener: (activity: Activity) => void): () => void;
}

export function createActivityFeed(): ActivityFeed {
  const listeners = new Set<(activity: Activity) => void>();
  return {
    tell(activity) {
      for (const listener of listeners) listener(activity);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
