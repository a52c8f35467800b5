import type { Needs } from "../engine/reservations.js";
import { keepNewest } from "../keep-newest.js";
import type { Instrument } from "../market/instrument.js";
import { type OrderRequest, quantityOf } from "./order-request.js";

type OpenStatus =
  | "AWAITING_PARENT_ORDER"
  | "AWAITING_RELEASE_TIME"
  | "AWAITING_STOP_CONDITION"
  | "PENDING_ACTIVATION"
  | "WORKING";

export type EndStatus = "CANCELED" | "EXPIRED" | "FILLED" | "REJECTED" | "REPLACED";

export type OrderStatus = OpenStatus | EndStatus;

/** Something that happened to an order in the market: so much of it was executed, or the rest was taken out. */
export interface Execution {
  readonly executionType: "FILL" | "CANCELED";
  readonly activityId: number;
  /** Epoch milliseconds. */
  readonly time: number;
  /** Units of the order. */
  readonly quantity: number;
  /** Dollars of each leg. */
  readonly prices: readonly number[];
}

/** How far an order has come in the market; from this alone follows what happens to it next. */
export interface Progress {
  /** Epoch milliseconds of the second from which on its conditions have still to be looked at. */
  readonly from: number;
  /** Epoch milliseconds at which it ends. */
  readonly deadline: number;
  /** Whether its stop price was reached. */
  readonly triggered: boolean;
  /** The best price that a trailing stop has seen. */
  readonly extreme?: number;
}

export interface StoredOrder {
  readonly orderId: number;
  /** Epoch milliseconds. */
  readonly enteredTime: number;
  readonly request: OrderRequest;
  readonly parent: StoredOrder | undefined;
  readonly children: StoredOrder[];
  status: OrderStatus;
  /** Why it was rejected or taken out. */
  statusDescription: string | undefined;
  /** Epoch milliseconds; undefined while the order is open. */
  closeTime: number | undefined;
  /** Units. */
  filled: number;
  readonly executions: Execution[];
  /** Undefined before it comes to the market, and after. */
  progress: Progress | undefined;
  /** What is kept of the account for the whole order. */
  needs: Needs | undefined;
}

/** The orders of one account. */
export interface OrderBook {
  /** With all its children, as yet outside of the market. */
  add(request: OrderRequest, time: number, parent?: StoredOrder): StoredOrder;
  /** A market order that was filled the moment it was entered. A negative quantity sells. */
  addFilled(fill: Fill): StoredOrder;
  /** An order that another sandbox had. */
  restore(order: StoredOrder): void;
  /** Also among the children of other orders. */
  find(orderId: number): StoredOrder | undefined;
  /** Those that aren't another's child. */
  topLevel(): readonly StoredOrder[];
  /** Children included. */
  all(): Iterable<StoredOrder>;
  /** To be told of each order that has ended. */
  noteEnd(order: StoredOrder): void;
  /** How many are open, children included. */
  open(): number;
}

interface Fill {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly price: number;
  readonly time: number;
  readonly activityId: number;
}

/** Orders that have ended that one account keeps, so that a sandbox may run for weeks. */
const mostEnded = 50_000;

export function createOrderBook(nextOrderId: () => number): OrderBook {
  const byId = new Map<number, StoredOrder>();
  const ended = new Map<number, StoredOrder>();

  function add(request: OrderRequest, time: number, parent?: StoredOrder): StoredOrder {
    const order: StoredOrder = {
      orderId: nextOrderId(),
      enteredTime: time,
      request,
      parent,
      children: [],
      status: "AWAITING_PARENT_ORDER",
      statusDescription: undefined,
      closeTime: undefined,
      filled: 0,
      executions: [],
      progress: undefined,
      needs: undefined,
    };
    byId.set(order.orderId, order);
    order.children.push(...request.children.map((child) => add(child, time, order)));
    return order;
  }

  function noteEnd(order: StoredOrder): void {
    ended.set(order.orderId, order);
    if (ended.size <= mostEnded) return;
    const [oldest = 0] = ended.keys();
    byId.delete(oldest);
    keepNewest(ended, mostEnded);
  }

  return {
    add,
    addFilled({ instrument, quantity, price, time, activityId }) {
      const order = add(marketOrder(instrument, quantity), time);
      const units = Math.abs(quantity);
      order.status = "FILLED";
      order.closeTime = time;
      order.filled = units;
      order.executions.push({ executionType: "FILL", activityId, time, quantity: units, prices: [price] });
      noteEnd(order);
      return order;
    },
    restore(order) {
      byId.set(order.orderId, order);
      if (!isOpen(order)) noteEnd(order);
    },
    find: (orderId) => byId.get(orderId),
    topLevel: () => [...byId.values()].filter(({ parent }) => parent === undefined),
    all: () => byId.values(),
    noteEnd,
    open: () => byId.size - ended.size,
  };
}

const endStatuses: ReadonlySet<string> = new Set<EndStatus>([
  "CANCELED",
  "EXPIRED",
  "FILLED",
  "REJECTED",
  "REPLACED",
]);

export function isOpen({ status }: StoredOrder): boolean {
  return !endStatuses.has(status);
}

/** Units that are still to be executed. */
export function remainingOf({ request, filled }: StoredOrder): number {
  return Number((quantityOf(request) - filled).toFixed(6));
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
