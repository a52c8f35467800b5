import type { Answer } from "../answer.js";
import { accountPath, type Id } from "../id-argument.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { OrderRequest } from "../types/order-request.js";
import type { PreviewOrder } from "../types/preview-order.js";
import { orderPath } from "./orders.js";

/** The address of the order that an answer speaks of; undefined when it names none. */
export type OrderLocation = { readonly orderId: string; readonly location: string } | undefined;

export function postOrder(accountHash: string, order: OrderRequest): Operation<OrderLocation> {
  return {
    method: "POST",
    path: `${accountPath(accountHash)}/orders`,
    body: order,
    changesOrdersOf: accountHash,
    read: readLocation,
  };
}

export function putOrder(accountHash: string, orderId: Id, order: OrderRequest): Operation<OrderLocation> {
  return {
    method: "PUT",
    path: orderPath(orderId, accountHash),
    body: order,
    changesOrdersOf: accountHash,
    read: readLocation,
  };
}

/** No `changesOrdersOf`: a preview changes no order, so it has no part in the rate of those that do. */
export function previewOrder(accountHash: string, order: OrderRequest): Operation<PreviewOrder> {
  return {
    method: "POST",
    path: `${accountPath(accountHash)}/previewOrder`,
    body: order,
    read: readJson,
  };
}

/** The id is the last part of `Location`, which is only read, never fetched. */
function readLocation({ response }: Answer): OrderLocation {
  const location = response.headers.get("location") ?? "";
  const orderId = /\/(\d+)\/?(?:[?#].*)?$/.exec(location)?.[1];
  return orderId === undefined ? undefined : { orderId, location };
}
