import { tradingDay } from "../market/calendar/sessions.js";
import type { Progress } from "../orders/order-book.js";
import { type OrderRequest, textIn } from "../orders/order-request.js";
import { readTime } from "../trader/schwab-time.js";
import { deadlineOf, windowFrom } from "./trading-window.js";

/**
 * When an order comes to the market and when it ends.
 * @param entered Epoch milliseconds.
 */
export function firstProgress({ terms, legs }: OrderRequest, entered: number): Progress {
  const session = textIn(terms, "session");
  const now = Math.floor(entered / 1000) * 1000;
  const release = releaseTimeOf(terms) ?? 0;
  const earliest = Math.max(now, Math.ceil(release / 1000) * 1000);
  const window = windowFrom(session, earliest);
  const ends = legs.flatMap(({ instrument: { contract } }) =>
    contract === undefined
      ? []
      : (tradingDay("stock", contract.expiration.lastTradingDay)?.regularCloses ?? []),
  );
  return {
    from: Math.max(earliest, window.opens),
    deadline: Math.min(
      deadlineOf({ session, duration: textIn(terms, "duration") }, earliest, window),
      readTime(textIn(terms, "cancelTime")) ?? Number.POSITIVE_INFINITY,
      ...ends,
    ),
    triggered: false,
  };
}

/** Epoch milliseconds, or undefined. */
export function releaseTimeOf(terms: OrderRequest["terms"]): number | undefined {
  return readTime(textIn(terms, "releaseTime"));
}
