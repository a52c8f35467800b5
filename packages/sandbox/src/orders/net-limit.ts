import { buys, numberIn, type OrderRequest, textIn } from "./order-request.js";

/**
 * The most that a share of one unit may cost in dollars; below zero when it has to bring something in. Undefined
 * for an order that takes any price.
 */
export function netLimit({ terms, legs }: OrderRequest): number | undefined {
  const price = numberIn(terms, "price");
  switch (textIn(terms, "orderType")) {
    case "NET_ZERO":
      return 0;
    case "NET_DEBIT":
      return price;
    case "NET_CREDIT":
      return price === undefined ? undefined : -price;
    case "LIMIT":
    case "STOP_LIMIT":
    case "LIMIT_ON_CLOSE":
    case "TRAILING_STOP_LIMIT":
      if (price === undefined || legs[0] === undefined) return undefined;
      return buys(legs[0]) ? price : -price;
    default:
      return undefined;
  }
}
