import type { ActivityFeed } from "../activity/activity-feed.js";
import type { Market } from "../market/market.js";
import { isOpen, type StoredOrder } from "../orders/order-book.js";
import type { OrderRequest } from "../orders/order-request.js";
import type { TradingAccount } from "../trader/trader.js";
import { createEventQueue } from "./event-queue.js";
import { createOrderLife, type PlannedStep } from "./order-life.js";
import { settleOptions } from "./settle-options.js";

/**
 * Lets the market happen to the orders of all accounts, lazily, up to the time at which somebody asks. Prices are
 * known for all time, so each order has one step that comes next, at a known moment: no price has to be looked at
 * for all orders, and no order for all prices.
 */
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
  /** The market's time, epoch milliseconds. */
  readonly now: () => number;
  readonly feed: ActivityFeed;
}

interface Expiration {
  readonly account: TradingAccount;
  /** Epoch milliseconds. */
  readonly expires: number;
}

export function createEngine({ market, now, feed }: EngineParts): Engine {
  const queue = createEventQueue<PlannedStep | Expiration>(isWanted);
  const awaited = new Set<string>();
  const life = createOrderLife({
    market,
    feed,
    plan: (planned) => queue.add(planned.step.time, planned),
    executed(account, { request }) {
      for (const { instrument } of request.legs)
        awaitExpiration(account, instrument.contract?.expiration.expires);
    },
  });

  function awaitExpiration(account: TradingAccount, expires: number | undefined): void {
    if (expires === undefined || awaited.has(keyOf({ account, expires }))) return;
    awaited.add(keyOf({ account, expires }));
    queue.add(expires, { account, expires });
  }

  function catchUp(): void {
    const time = now();
    for (let due = queue.takeDue(time); due !== undefined; due = queue.takeDue(time)) {
      const { event } = due;
      if ("expires" in event) {
        awaited.delete(keyOf(event));
        settleOptions(event.account, market, due.time);
      } else if (isWanted(event)) life.takeStep(event, due.time);
    }
  }

  return {
    catchUp,
    place(account, request) {
      catchUp();
      const time = now();
      const order = account.orders.add(request, time);
      life.enter(account, order, time);
      catchUp();
      return order;
    },
    cancel(account, order) {
      catchUp();
      if (!isOpen(order)) return false;
      life.cancel(account, order, now());
      return true;
    },
    replace(account, order, request) {
      catchUp();
      if (!isOpen(order)) return undefined;
      const time = now();
      const isAwaiting = order.status === "AWAITING_PARENT_ORDER";
      const successor = account.orders.add(request, time, order.parent);
      order.parent?.children.push(successor);
      life.end(account, order, "REPLACED", time);
      if (!isAwaiting) life.enter(account, successor, time);
      catchUp();
      return successor;
    },
    resume(account) {
      for (const { instrument } of account.ledger.holdings()) {
        awaitExpiration(account, instrument.contract?.expiration.expires);
      }
      for (const order of account.orders.all()) {
        if (order.progress !== undefined) life.goOn(account, order, order.progress);
        account.reservations.update(order);
      }
    },
  };
}

/** Whatever has happened to an order since makes a step of its a thing of the past. */
function isWanted(event: PlannedStep | Expiration): boolean {
  return "expires" in event || event.order.progress === event.progress;
}

function keyOf({ account, expires }: Expiration): string {
  return `${account.data.accountNumber}:${expires}`;
}
