import type { OrderStatus } from "../enums/order-status.js";
import type { SchwabClient } from "../schwab-client.js";
import { DAY_MS } from "../time-window.js";
import type { Order } from "../types/order.js";
import { type Between, walkWindows } from "./windows.js";

export interface OrdersBetweenOptions extends Between {
  /** Only orders that stand so. */
  readonly status?: OrderStatus | undefined;
}

type OrdersClient = Pick<SchwabClient, "getOrdersForAccount" | "getOrdersForAllLinkedAccounts">;

/**
 * All orders entered in a span of time, however many and however long it is; each once, oldest first, and those
 * of one second as Schwab lists them. What `for await` breaks off is asked for no further.
 * @param accounts an account's hash, or `all` for all linked accounts, of which Schwab gives the last 60 days
 */
export function ordersBetween(
  client: OrdersClient,
  accounts: string | "all",
  options: OrdersBetweenOptions,
): AsyncGenerator<Order, void, undefined> {
  const { status, signal } = options;
  return walkWindows<Order>(
    {
      rowsName: "orders",
      longestMs: (accounts === "all" ? 60 : 364) * DAY_MS,
      fetch(start, end) {
        const query = { fromEnteredDatetime: start, toEnteredDatetime: end, status, signal };
        return accounts === "all"
          ? client.getOrdersForAllLinkedAccounts(query)
          : client.getOrdersForAccount(accounts, query);
      },
      idOf: ({ orderId }) => orderId,
      timeOf: ({ enteredTime }) => enteredTime,
    },
    options,
  );
}
