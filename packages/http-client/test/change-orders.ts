import type { SchwabClient } from "../src/index.js";
import { order } from "./order-book-server.js";

/** Places, replaces or cancels an order of an account. */
export function changeOrders(
  client: SchwabClient,
  accountHash: string,
  method: "POST" | "PUT" | "DELETE" = "POST",
): PromiseLike<unknown> {
  switch (method) {
    case "POST":
      return client.placeOrder(accountHash, order);
    case "PUT":
      return client.replaceOrder(accountHash, "1", order);
    case "DELETE":
      return client.cancelOrder("1", accountHash);
  }
}
