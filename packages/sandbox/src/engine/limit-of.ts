import { netLimit } from "../orders/net-limit.js";
import type { Progress } from "../orders/order-book.js";
import { buys, numberIn, type OrderRequest, textIn } from "../orders/order-request.js";
import { trailedStop } from "./stop-condition.js";

/** As `netLimit`; a trailing order may have its limit so far from its stop, once that is reached. */
export function limitOf(request: OrderRequest, { extreme }: Progress): number | undefined {
  const { terms, legs } = request;
  const [leg] = legs;
  const isOffset = textIn(terms, "orderType") === "TRAILING_STOP_LIMIT" && terms["price"] === undefined;
  if (!isOffset || leg === undefined || extreme === undefined) return netLimit(request);
  const stop = trailedStop(request, extreme);
  const offset = numberIn(terms, "priceOffset") ?? 0;
  const type = textIn(terms, "priceLinkType");
  const dollars =
    type === "PERCENT" ? (stop * offset) / 100 : type === "TICK" ? offset * leg.instrument.tick : offset;
  return buys(leg) ? stop + dollars : dollars - stop;
}
