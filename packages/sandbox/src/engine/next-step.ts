import type { Market } from "../market/market.js";
import type { Progress, StoredOrder } from "../orders/order-book.js";
import { remainingOf } from "../orders/order-book.js";
import { type OrderRequest, textIn } from "../orders/order-request.js";
import { fillCondition } from "./fill-condition.js";
import { type Condition, firstMoment } from "./first-moment.js";
import { limitOf } from "./limit-of.js";
import { stopCondition, trailingCondition } from "./stop-condition.js";
import { type TradingWindow, windowFrom } from "./trading-window.js";

/** What happens to an order next if nobody does anything to it, and when, in epoch milliseconds. */
export interface Step {
  readonly time: number;
  readonly does: "look" | "trigger" | "fill" | "expire" | "cancel";
  /** The best price that a trailing stop will have seen by then. */
  readonly extreme?: number;
}

/** Follows from the order's terms, its progress and the market's prices, which are known for all time. */
export function nextStep(order: StoredOrder, progress: Progress, market: Market): Step {
  const { request } = order;
  const { from, deadline } = progress;
  if (from >= deadline) return { time: deadline, does: "expire" };
  const window = windowFrom(textIn(request.terms, "session"), from);
  if (window.opens > from) return lookAt(window.opens, progress);
  if (isStop(request) && !progress.triggered) return stopStep(request, progress, window, market);
  return fillStep(order, progress, window, market);
}

function stopStep(request: OrderRequest, progress: Progress, window: TradingWindow, market: Market): Step {
  const [leg] = request.legs;
  if (leg === undefined) throw new Error("A stop order has no leg.");
  const tape = market.tape(leg.instrument, window.opens);
  const last = lastSecond(progress, window);
  if (!isTrailing(request)) {
    const time = firstMoment(stopCondition(request, tape), progress.from, last);
    return time === undefined ? afterWindow(request, progress, window) : { time, does: "trigger" };
  }
  const condition = trailingCondition(request, tape, progress.extreme);
  // The best price so far begins with the first one.
  const starts = progress.extreme === undefined && condition.isMet(progress.from);
  const time = starts ? progress.from : firstMoment(condition, progress.from, last);
  const extreme = condition.extreme();
  return time === undefined
    ? afterWindow(request, { ...progress, extreme }, window)
    : { time, does: "trigger", extreme };
}

function fillStep(order: StoredOrder, progress: Progress, window: TradingWindow, market: Market): Step {
  const { request } = order;
  const { from } = progress;
  const isWhole = isAllOrNone(request);
  const condition = fillCondition({
    request,
    limit: limitOf(request, progress),
    least: isWhole ? remainingOf(order) : request.legs.length > 1 ? 1 : 0,
    window,
    market,
  });
  if (isOnClose(request)) return closeStep(request, progress, window, condition);
  if (isImmediate(request)) {
    return { time: from, does: condition.isMet(from) ? "fill" : "cancel" };
  }
  const time = firstMoment(condition, from, lastSecond(progress, window));
  return time === undefined ? afterWindow(request, progress, window) : { time, does: "fill" };
}

/** What is for the close is executed with the session's last price, or not on that day. */
function closeStep(
  request: OrderRequest,
  progress: Progress,
  window: TradingWindow,
  condition: Condition,
): Step {
  const time = window.closes - 1000;
  const isMet = time < progress.deadline && condition.isMet(time);
  return isMet ? { time, does: "fill" } : afterWindow(request, progress, window);
}

function afterWindow(request: OrderRequest, progress: Progress, { closes }: TradingWindow): Step {
  return lookAt(windowFrom(textIn(request.terms, "session"), closes).opens, progress);
}

function lookAt(time: number, { deadline, extreme }: Progress): Step {
  if (time >= deadline) return { time: deadline, does: "expire" };
  return { time, does: "look", ...(extreme !== undefined && { extreme }) };
}

function lastSecond({ deadline }: Progress, { closes }: TradingWindow): number {
  return Math.floor((Math.min(deadline, closes) - 1) / 1000) * 1000;
}

export function isStop({ terms }: OrderRequest): boolean {
  return textIn(terms, "orderType").includes("STOP");
}

function isTrailing({ terms }: OrderRequest): boolean {
  return textIn(terms, "orderType").startsWith("TRAILING");
}

export function isOnClose({ terms }: OrderRequest): boolean {
  return textIn(terms, "orderType").endsWith("_ON_CLOSE");
}

/** Whether what isn't executed at once is taken out. */
export function isImmediate({ terms }: OrderRequest): boolean {
  return ["FILL_OR_KILL", "IMMEDIATE_OR_CANCEL"].includes(textIn(terms, "duration"));
}

function isAllOrNone({ terms }: OrderRequest): boolean {
  return (
    textIn(terms, "specialInstruction").startsWith("ALL_OR_NONE") ||
    textIn(terms, "duration") === "FILL_OR_KILL"
  );
}
