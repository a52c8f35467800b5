import { keepNewest } from "../keep-newest.js";
import type { Instrument } from "../market/instrument.js";
import type { OrderRequest } from "./order-request.js";

export type OrderStatus = "WORKING" | "AWAITING_PARENT_ORDER" | "CANCELED" | "REPLACED" | "FILLED";

/** How an order came to its end: filled at a price, or cancelled at none. */
export interface Execution {
  readonly executionType: "FILL" | "CANCELED";
  readonly activityId: number;
  readonly price: number;
}

export interface StoredOrder {
  readonly orderId: number;
  /** Epoch milliseconds. */
  readonly enteredTime: number;
  readonly request: OrderRequest;
  readonly parent: StoredOrder | undefined;
  readonly children: StoredOrder[];
  status: OrderStatus;
  /** Epoch milliseconds; undefined while the order is open. */
  closeTime: number | undefined;
  execution: Execution | undefined;
}

/** The orders of one account. */
export interface OrderBook {
  place(request: OrderRequest, time: number): StoredOrder;
  /** Ends an open order, and those that live and die with it. False when it was over already. */
  cancel(order: StoredOrder, time: number): boolean;
  /**
   * Ends an open order in favour of a new one, which takes its place among its parent's children; or gives
   * undefined when it was over already.
   */
  replace(order: StoredOrder, request: OrderRequest, time: number): StoredOrder | undefined;
  /** A market order that was filled the moment it was entered. A negative quantity sells. */
  addFilled(fill: Fill): StoredOrder;
  /** Also among the children of other orders. */
  find(orderId: number): StoredOrder | undefined;
  /** Those that aren't another's child. */
  topLevel(): readonly StoredOrder[];
}

export interface Fill {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly price: number;
  readonly time: number;
  readonly activityId: number;
}

interface Numbers {
  readonly nextOrderId: () => number;
  readonly nextActivityId: () => number;
}

/** Orders that one account keeps, so that a sandbox may run for weeks. */
const mostOrders = 50_000;

export function createOrderBook({ nextOrderId, nextActivityId }: Numbers): OrderBook {
  const byId = new Map<number, StoredOrder>();

  function store(request: OrderRequest, time: number, parent?: StoredOrder): StoredOrder {
    const order: StoredOrder = {
      orderId: nextOrderId(),
      enteredTime: time,
      request,
      parent,
      children: [],
      status: statusUnder(parent),
      closeTime: undefined,
      execution: undefined,
    };
    byId.set(order.orderId, order);
    order.children.push(...request.children.map((child) => store(child, time, order)));
    keepNewest(byId, mostOrders);
    return order;
  }

  function close(order: StoredOrder, status: "CANCELED" | "REPLACED", time: number): void {
    for (const child of order.children) close(child, "CANCELED", time);
    if (!isOpen(order)) return;
    order.status = status;
    order.closeTime = time;
    if (status === "CANCELED" && order.request.legs.length > 0) {
      order.execution = { executionType: "CANCELED", activityId: nextActivityId(), price: 0 };
    }
  }

  return {
    place: (request, time) => store(request, time),
    cancel(order, time) {
      if (!isOpen(order)) return false;
      // One cancels the other, whichever is cancelled.
      const isInOco = order.parent?.request.orderStrategyType === "OCO";
      close(isInOco && order.parent !== undefined ? order.parent : order, "CANCELED", time);
      return true;
    },
    replace(order, request, time) {
      if (!isOpen(order)) return undefined;
      close(order, "REPLACED", time);
      const successor = store(request, time, order.parent);
      order.parent?.children.push(successor);
      return successor;
    },
    addFilled({ instrument, quantity, price, time, activityId }) {
      const order = store(marketOrder(instrument, quantity), time);
      order.status = "FILLED";
      order.closeTime = time;
      order.execution = { executionType: "FILL", activityId, price };
      return order;
    },
    find: (orderId) => byId.get(orderId),
    topLevel: () => [...byId.values()].filter(({ parent }) => parent === undefined),
  };
}

export function isOpen({ status }: StoredOrder): boolean {
  return status === "WORKING" || status === "AWAITING_PARENT_ORDER";
}

/** Children wait for a TRIGGER to fill; those of an OCO are as far as it is itself. */
function statusUnder(parent: StoredOrder | undefined): OrderStatus {
  if (parent === undefined) return "WORKING";
  return parent.request.orderStrategyType === "OCO" ? parent.status : "AWAITING_PARENT_ORDER";
}

function marketOrder(instrument: Instrument, quantity: number): OrderRequest {
  return {
    orderStrategyType: "SINGLE",
    terms: { session: "NORMAL", duration: "DAY", orderType: "MARKET" },
    legs: [
      {
        orderLegType: instrument.kind === "MUTUAL_FUND" ? "MUTUAL_FUND" : "EQUITY",
        instruction: quantity > 0 ? "BUY" : "SELL",
        quantity: Math.abs(quantity),
        instrument,
      },
    ],
    children: [],
  };
}
