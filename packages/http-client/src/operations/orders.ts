import { optionalWholeNumber } from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import { enumValue } from "../enum-argument.js";
import { OrderStatus } from "../enums/order-status.js";
import { accountPath, type Id, idPart } from "../id-argument.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { Query } from "../request-url.js";
import type { Moment } from "../time-argument.js";
import { timeWindow } from "../time-window.js";
import type { Order } from "../types/order.js";

export interface GetOrdersOptions extends CallOptions {
  /** Only orders entered since; 60 days ago unless given. */
  readonly fromEnteredDatetime?: Moment | undefined;
  /** Only orders entered until; now unless given. */
  readonly toEnteredDatetime?: Moment | undefined;
  /** The most orders to give; Schwab's own limit is 3000, and it doesn't say when it left some out. */
  readonly maxResults?: number | undefined;
  /** Only orders that stand so. */
  readonly status?: OrderStatus | undefined;
}

export function getOrder(orderId: Id, accountHash: string): Operation<Order> {
  return { method: "GET", path: orderPath(orderId, accountHash), read: readJson };
}

/** Schwab answers it with an empty body. */
export function cancelOrder(orderId: Id, accountHash: string): Operation<void> {
  return {
    method: "DELETE",
    path: orderPath(orderId, accountHash),
    changesOrdersOf: accountHash,
    read: () => {},
  };
}

export function getOrdersForAccount(
  accountHash: string,
  options: GetOrdersOptions,
  enforce: boolean,
): Operation<Order[]> {
  return {
    method: "GET",
    path: `${accountPath(accountHash)}/orders`,
    query: ordersQuery(options, enforce),
    read: readJson,
  };
}

export function getOrdersForAllLinkedAccounts(
  options: GetOrdersOptions,
  enforce: boolean,
): Operation<Order[]> {
  return { method: "GET", path: "/trader/v1/orders", query: ordersQuery(options, enforce), read: readJson };
}

export function orderPath(orderId: Id, accountHash: string): string {
  const digits = idPart("orderId", orderId);
  return `${accountPath(accountHash)}/orders/${digits}`;
}

function ordersQuery(options: GetOrdersOptions, enforce: boolean): Query {
  const { start, end } = timeWindow(options, "fromEnteredDatetime", "toEnteredDatetime");
  return {
    fromEnteredTime: start,
    toEnteredTime: end,
    maxResults: optionalWholeNumber("maxResults", options.maxResults),
    status: enumValue("status", options.status, { OrderStatus }, enforce),
  };
}
