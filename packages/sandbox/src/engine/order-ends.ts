import type { Happening } from "../activity/activity-feed.js";
import { type EndStatus, isOpen, remainingOf, type StoredOrder } from "../orders/order-book.js";
import type { TradingAccount } from "../trader/trader.js";

/** Ends orders, with all that hangs on them. */
export interface OrderEnds {
  end(account: TradingAccount, order: StoredOrder, status: EndStatus, time: number, why?: string): void;
  /** Cancels an open order; one order of an OCO cancels the other. */
  cancel(account: TradingAccount, order: StoredOrder, time: number): void;
  /** Cancels the other orders of an OCO, one of which has been executed in whole or in part. */
  cancelSiblings(account: TradingAccount, order: StoredOrder, time: number): void;
}

type Tell = (account: TradingAccount, order: StoredOrder, time: number, happening: Happening) => void;

export function createOrderEnds(tell: Tell): OrderEnds {
  function end(
    account: TradingAccount,
    order: StoredOrder,
    status: EndStatus,
    time: number,
    why?: string,
  ): void {
    // What waits for an order to be filled lives on with it alone.
    if (status !== "FILLED") endChildren(account, order, status, time, why);
    if (!isOpen(order)) return;
    order.status = status;
    order.statusDescription = why;
    order.closeTime = Math.max(time, order.enteredTime);
    order.progress = undefined;
    const isGroup = order.request.orderStrategyType === "OCO";
    if (status === "CANCELED" && !isGroup) {
      const activityId = account.nextActivityId();
      const quantity = remainingOf(order);
      order.executions.push({
        executionType: "CANCELED",
        activityId,
        time: order.closeTime,
        quantity,
        prices: [],
      });
    }
    account.orders.noteEnd(order);
    account.reservations.update(order);
    if (!isGroup) tellEnd(account, order, status, time, why);
    endGroup(account, order.parent, order, time);
  }

  function endChildren(
    account: TradingAccount,
    order: StoredOrder,
    status: EndStatus,
    time: number,
    why?: string,
  ): void {
    const isRefused = status === "REJECTED" && order.request.orderStrategyType === "OCO";
    for (const child of order.children) {
      if (isOpen(child)) end(account, child, isRefused ? "REJECTED" : "CANCELED", time, why);
    }
  }

  /** An OCO is over when all its orders are. */
  function endGroup(
    account: TradingAccount,
    group: StoredOrder | undefined,
    last: StoredOrder,
    time: number,
  ): void {
    if (group?.request.orderStrategyType !== "OCO" || !isOpen(group) || group.children.some(isOpen)) return;
    const isFilled = group.children.some(({ filled }) => filled > 0);
    const status = isFilled ? "FILLED" : last.status;
    end(account, group, status as EndStatus, time, isFilled ? undefined : last.statusDescription);
  }

  function tellEnd(
    account: TradingAccount,
    order: StoredOrder,
    status: EndStatus,
    time: number,
    why = "",
  ): void {
    if (status === "REJECTED") tell(account, order, time, { what: "rejected", problems: [why] });
    else if (status === "EXPIRED") tell(account, order, time, { what: "expired" });
    else if (status === "CANCELED") tell(account, order, time, { what: "canceled" });
    else if (status === "REPLACED") tell(account, order, time, { what: "replaced" });
  }

  return {
    end,
    cancel(account, order, time) {
      const { parent } = order;
      const isInOco = parent?.request.orderStrategyType === "OCO";
      end(account, isInOco ? parent : order, "CANCELED", time);
    },
    cancelSiblings(account, order, time) {
      const { parent } = order;
      if (parent?.request.orderStrategyType !== "OCO") return;
      for (const sibling of parent.children) {
        if (sibling !== order && isOpen(sibling)) end(account, sibling, "CANCELED", time);
      }
    },
  };
}
