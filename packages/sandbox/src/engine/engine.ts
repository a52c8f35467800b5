import type { ActivityFeed, Happening } from "../activity/activity-feed.js";
import type { Market } from "../market/market.js";
import { isOpen, type Progress, remainingOf, type StoredOrder } from "../orders/order-book.js";
import { type OrderRequest, textIn } from "../orders/order-request.js";
import { reviewOrder } from "../orders/review-order.js";
import type { TradingAccount } from "../trader/trader.js";
import { createEventQueue } from "./event-queue.js";
import { executeOrder } from "./execute-order.js";
import { legPrices, unitsOffered } from "./fill-condition.js";
import { firstProgress, releaseTimeOf } from "./first-progress.js";
import { isImmediate, isOnClose, isStop, nextStep, type Step } from "./next-step.js";
import { createOrderEnds, type OrderEnds } from "./order-ends.js";
import { settleOptions } from "./settle-options.js";
import { windowFrom } from "./trading-window.js";

/** Lets the market happen to the orders of all accounts: lazily, up to the time at which somebody asks. */
export interface Engine {
  place(account: TradingAccount, request: OrderRequest): StoredOrder;
  /** Ends an open order, and those that live and die with it. False when it was over already. */
  cancel(account: TradingAccount, order: StoredOrder): boolean;
  /**
   * Ends an open order in favour of a new one, which takes its place among its parent's children; or gives
   * undefined when it was over already.
   */
  replace(account: TradingAccount, order: StoredOrder, request: OrderRequest): StoredOrder | undefined;
  /** Goes on with an account that another sandbox had. */
  resume(account: TradingAccount): void;
  /** Everything that has happened until now, in the order in which it happened. */
  catchUp(): void;
}

interface EngineParts {
  readonly market: Market;
  readonly now: () => number;
  readonly feed: ActivityFeed;
}

interface OrderEvent {
  readonly account: TradingAccount;
  readonly order: StoredOrder;
  /** Whatever happens to the order gives it another one. */
  readonly progress: Progress;
  readonly step: Step;
}

interface ExpirationEvent {
  readonly account: TradingAccount;
  /** Epoch milliseconds. */
  readonly expires: number;
}

type Event = OrderEvent | ExpirationEvent;

/** Open orders that one account may have, so that memory has an end. */
const mostOpen = 250_000;
const tooMany = `The sandbox keeps at most ${mostOpen} open orders for an account.`;

export function createEngine({ market, now, feed }: EngineParts): Engine {
  const queue = createEventQueue<Event>(isWanted);
  const awaited = new Set<string>();

  function tell(account: TradingAccount, order: StoredOrder, time: number, happening: Happening): void {
    feed.tell({ account: account.data, order, time, happening });
  }

  const ends: OrderEnds = createOrderEnds(tell);

  /** Brings an order to the market, or refuses it. */
  function enter(account: TradingAccount, order: StoredOrder, time: number): void {
    if (order.request.orderStrategyType === "OCO") {
      order.status = "WORKING";
      for (const child of order.children) if (isOpen(child)) enter(account, child, time);
      const refused = order.children.find(({ status }) => status === "REJECTED");
      if (refused !== undefined) ends.end(account, order, "REJECTED", time, refused.statusDescription);
      return;
    }
    tell(account, order, time, { what: "entered" });
    // Only one order of an OCO will be executed, so they may all sell the same shares.
    if (order.parent?.request.orderStrategyType === "OCO") account.reservations.release(order);
    const { rejects, impact } = reviewOrder(order.request, account, market, time);
    const refusals = account.orders.open() > mostOpen ? [tooMany] : rejects;
    if (refusals.length > 0) {
      ends.end(account, order, "REJECTED", time, refusals.join(" "));
      return;
    }
    order.needs = impact.needs;
    account.reservations.update(order);
    const progress = firstProgress(order.request, time);
    order.progress = progress;
    tell(account, order, time, { what: "accepted" });
    const waits = progress.from > time;
    if (waits)
      order.status =
        (releaseTimeOf(order.request.terms) ?? 0) > time ? "AWAITING_RELEASE_TIME" : "PENDING_ACTIVATION";
    else activate(account, order, false, time);
    goOn(account, order, progress);
  }

  function activate(account: TradingAccount, order: StoredOrder, triggered: boolean, time: number): void {
    order.status = isStop(order.request) && !triggered ? "AWAITING_STOP_CONDITION" : "WORKING";
    if (order.status === "WORKING") tell(account, order, time, { what: "working" });
  }

  function goOn(account: TradingAccount, order: StoredOrder, progress: Progress): void {
    order.progress = progress;
    const step = nextStep(order, progress, market);
    queue.add(step.time, { account, order, progress, step });
  }

  function happen(event: Event, time: number): void {
    if ("expires" in event) {
      awaited.delete(expirationKey(event.account, event.expires));
      settleOptions(event.account, market, time);
    } else if (isWanted(event)) takeStep(event, time);
  }

  function takeStep({ account, order, progress, step }: OrderEvent, time: number): void {
    if (step.does === "expire") ends.end(account, order, "EXPIRED", time);
    else if (step.does === "cancel") ends.end(account, order, "CANCELED", time);
    else if (step.does === "fill") fill(account, order, progress, time);
    else {
      const { extreme } = step;
      const triggered = progress.triggered || step.does === "trigger";
      const next = { ...progress, from: time, triggered, ...(extreme !== undefined && { extreme }) };
      if (order.status !== "WORKING") activate(account, order, triggered, time);
      goOn(account, order, next);
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
    awaitExpirations(account, order);
    account.reservations.update(order);
    tell(account, order, time, { what: "filled", execution: done });
    ends.cancelSiblings(account, order, time);
    if (remainingOf(order) === 0) {
      ends.end(account, order, "FILLED", time);
      for (const child of order.children) enter(account, child, time);
    } else if (isImmediate(request)) ends.end(account, order, "CANCELED", time);
    else goOn(account, order, { ...progress, from: time + 1000 });
  }

  function awaitExpirations(account: TradingAccount, { request }: StoredOrder): void {
    for (const { instrument } of request.legs)
      awaitExpiration(account, instrument.contract?.expiration.expires);
  }

  function awaitExpiration(account: TradingAccount, expires: number | undefined): void {
    if (expires === undefined || awaited.has(expirationKey(account, expires))) return;
    awaited.add(expirationKey(account, expires));
    queue.add(expires, { account, expires });
  }

  function catchUp(): void {
    const time = now();
    for (let due = queue.takeDue(time); due !== undefined; due = queue.takeDue(time))
      happen(due.event, due.time);
  }

  return {
    catchUp,
    place(account, request) {
      catchUp();
      const time = now();
      const order = account.orders.add(request, time);
      enter(account, order, time);
      catchUp();
      return order;
    },
    cancel(account, order) {
      catchUp();
      if (!isOpen(order)) return false;
      ends.cancel(account, order, now());
      return true;
    },
    replace(account, order, request) {
      catchUp();
      if (!isOpen(order)) return undefined;
      const time = now();
      const isAwaiting = order.status === "AWAITING_PARENT_ORDER";
      const successor = account.orders.add(request, time, order.parent);
      order.parent?.children.push(successor);
      ends.end(account, order, "REPLACED", time);
      if (!isAwaiting) enter(account, successor, time);
      catchUp();
      return successor;
    },
    resume(account) {
      for (const { instrument } of account.ledger.holdings()) {
        awaitExpiration(account, instrument.contract?.expiration.expires);
      }
      for (const order of account.orders.all()) {
        if (order.progress !== undefined) goOn(account, order, order.progress);
        account.reservations.update(order);
      }
    },
  };
}

/** Whatever has happened to an order since makes a step of its a thing of the past. */
function isWanted(event: Event): boolean {
  return "expires" in event || event.order.progress === event.progress;
}

function expirationKey({ data }: TradingAccount, expires: number): string {
  return `${data.accountNumber}:${expires}`;
}
