import { readWindow, type TimeWindow } from "../trader/time-window.js";
import { orderStatuses } from "./order-words.js";

/** Orders in one answer, at most and by default. */
const mostOrders = 3000;
const day = 86_400_000;

export interface OrderQuery {
  readonly window: TimeWindow;
  readonly maxResults: number;
  /** Undefined for any. */
  readonly status: string | undefined;
}

/** What a list of orders is asked for, or in words what is wrong with the question. */
export function readOrderQuery(
  query: URLSearchParams,
): OrderQuery | { readonly problems: readonly string[] } {
  const window = readWindow(query, "fromEnteredTime", "toEnteredTime");
  const problems = "problems" in window ? [...window.problems] : [];
  const most = query.get("maxResults") || String(mostOrders);
  if (!/^[1-9]\d{0,8}$/.test(most)) problems.push("maxResults must be a whole number of 1 or more");
  const status = query.get("status") || undefined;
  if (status !== undefined && !orderStatuses.includes(status)) {
    problems.push(`status must be one of ${orderStatuses.join(", ")}`);
  }
  if ("problems" in window || problems.length > 0) return { problems };
  return { window, maxResults: Math.min(Number(most), mostOrders), status };
}

/** Whether a time lies in the last 60 days, the first of which counts from its beginning. */
export function isRecent(time: number, now: number): boolean {
  return time >= Math.floor(now / day) * day - 60 * day;
}
