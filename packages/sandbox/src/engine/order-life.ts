import type { ActivityFeed, Happening } from "../activity/activity-feed.js";
import type { Market } from "../market/market.js";
import { isOpen, type Progress, remainingOf, type StoredOrder } from "../orders/order-book.js";
import { textIn } from "../orders/order-request.js";
import { reviewOrder } from "../orders/review-order.js";
import type { TradingAccount } from "../trader/trader.js";
import { executeOrder } from "./execute-order.js";
import { legPrices, unitsOffered } from "./fill-condition.js";
import { firstProgress, releaseTimeOf } from "./first-progress.js";
import { isImmediate, isOnClose, isStop, nextStep, type Step } from "./next-step.js";
import { createOrderEnds, type OrderEnds } from "./order-ends.js";
import { windowFrom } from "./trading-window.js";

/** A step that an order will take unless something else happens to it before. */
export interface PlannedStep {
  readonly account: TradingAccount;
  readonly order: StoredOrder;
  /** Whatever happens to the order gives it another one. */
  readonly progress: Progress;
  readonly step: Step;
}

/** The way of orders from their entry to their end. */
export interface OrderLife extends OrderEnds {
  /** Brings an order to the market, or refuses it. */
  enter(account: TradingAccount, order: StoredOrder, time: number): void;
  /** Plans the next step of an order that has come so far. */
  goOn(account: TradingAccount, order: StoredOrder, progress: Progress): void;
  takeStep(planned: PlannedStep, time: number): void;
}

interface OrderLifeParts {
  readonly market: Market;
  readonly feed: ActivityFeed;
  readonly plan: (planned: PlannedStep) => void;
  /** To be told of every execution. */
  readonly executed: (account: TradingAccount, order: StoredOrder) => void;
}

/** Open orders that one account may have, so that memory has an end. */
const mostOpen = 250_000;
const tooMany = `The sandbox keeps at most ${mostOpen} open orders for an account.`;
/** Transactions of one account, all of which are kept. */
const mostEntries = 1_000_000;
const tooOld = `The sandbox keeps at most ${mostEntries} transactions of an account.`;

export function createOrderLife({ market, feed, plan, executed }: OrderLifeParts): OrderLife {
  const ends = createOrderEnds(tell);

  function tell(account: TradingAccount, order: StoredOrder, time: number, happening: Happening): void {
    feed.tell({ account: account.data, order, time, happening });
  }

  function enter(account: TradingAccount, order: StoredOrder, time: number): void {
    if (order.request.orderStrategyType === "OCO") {
      enterGroup(account, order, time);
      return;
    }
    tell(account, order, time, { what: "entered" });
    // Only one order of an OCO will be executed, so they may all sell the same shares.
    if (order.parent?.request.orderStrategyType === "OCO") account.reservations.release(order);
    const { rejects, impact } = reviewOrder(order.request, account, market, time);
    const refusals = [...limitsReached(account), ...rejects];
    if (refusals.length > 0) {
      ends.end(account, order, "REJECTED", time, refusals.join(" "));
      return;
    }
    order.needs = impact.needs;
    account.reservations.update(order);
    const progress = firstProgress(order.request, time);
    order.progress = progress;
    tell(account, order, time, { what: "accepted" });
    if (progress.from <= time) activate(account, order, progress.triggered, time);
    else order.status = waitingStatus(order, time);
    goOn(account, order, progress);
  }

  function enterGroup(account: TradingAccount, group: StoredOrder, time: number): void {
    group.status = "WORKING";
    for (const child of group.children) if (isOpen(child)) enter(account, child, time);
    const refused = group.children.find(({ status }) => status === "REJECTED");
    if (refused !== undefined) ends.end(account, group, "REJECTED", time, refused.statusDescription);
  }

  function activate(account: TradingAccount, order: StoredOrder, triggered: boolean, time: number): void {
    order.status = isStop(order.request) && !triggered ? "AWAITING_STOP_CONDITION" : "WORKING";
    if (order.status === "WORKING") tell(account, order, time, { what: "working" });
  }

  function goOn(account: TradingAccount, order: StoredOrder, progress: Progress): void {
    order.progress = progress;
    plan({ account, order, progress, step: nextStep(order, progress, market) });
  }

  function takeStep({ account, order, progress, step }: PlannedStep, time: number): void {
    if (step.does === "expire") ends.end(account, order, "EXPIRED", time);
    else if (step.does === "cancel") ends.end(account, order, "CANCELED", time);
    else if (step.does === "fill") fill(account, order, progress, time);
    else {
      const { extreme } = step;
      const triggered = progress.triggered || step.does === "trigger";
      if (order.status !== "WORKING") activate(account, order, triggered, time);
      goOn(account, order, { ...progress, from: time, triggered, ...(extreme !== undefined && { extreme }) });
    }
  }

  function fill(account: TradingAccount, order: StoredOrder, progress: Progress, time: number): void {
    const { request } = order;
    const remaining = remainingOf(order);
    const window = windowFrom(textIn(request.terms, "session"), time);
    const atClose = isOnClose(request);
    const units = atClose ? remaining : Math.min(remaining, unitsOffered(request, window, time));
    const prices = legPrices(request, market, time, atClose);
    const done = executeOrder({ account, market, order, units, prices, time });
    if ("problems" in done) {
      const status = order.filled > 0 ? "CANCELED" : "REJECTED";
      ends.end(account, order, status, time, done.problems.join(" "));
      return;
    }
    order.filled = Number((order.filled + units).toFixed(6));
    order.executions.push(done);
    executed(account, order);
    account.reservations.update(order);
    tell(account, order, time, { what: "filled", execution: done });
    ends.cancelSiblings(account, order, time);
    if (remainingOf(order) === 0) {
      ends.end(account, order, "FILLED", time);
      for (const child of order.children) enter(account, child, time);
    } else if (isImmediate(request)) ends.end(account, order, "CANCELED", time);
    else goOn(account, order, { ...progress, from: time + 1000 });
  }

  return { ...ends, enter, goOn, takeStep };
}

function limitsReached({ orders, ledger }: TradingAccount): readonly string[] {
  return [
    ...(orders.open() > mostOpen ? [tooMany] : []),
    ...(ledger.entries().length >= mostEntries ? [tooOld] : []),
  ];
}

function waitingStatus(
  { request }: StoredOrder,
  time: number,
): "AWAITING_RELEASE_TIME" | "PENDING_ACTIVATION" {
  return (releaseTimeOf(request.terms) ?? 0) > time ? "AWAITING_RELEASE_TIME" : "PENDING_ACTIVATION";
}
