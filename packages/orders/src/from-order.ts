import type { Order, OrderLeg, OrderRequest, OrderRequestLeg } from "@schwab-kit/http-client";
import { decimalText } from "./decimal.js";
import { OrderBuilder } from "./order-builder.js";
import { orderMembers } from "./order-members.js";

/**
 * A listed order as one that can be placed again, or put in its place: without what only listed orders have, and
 * its children in the same way. Prices come as they are, digit by digit; quantities are the whole order's, also of
 * one that was filled in part. Times that have passed are kept, so that nothing is sent earlier than it was meant
 * to be: clear them where they are not wanted.
 */
export function fromOrder(order: Order): OrderBuilder {
  return new OrderBuilder(requestOf(order));
}

function requestOf(order: Order): OrderRequest {
  const children = order.childOrderStrategies?.map(requestOf);
  if (order.orderStrategyType === "OCO") {
    return { orderStrategyType: "OCO", childOrderStrategies: children ?? [] };
  }
  const listed = order as Readonly<Record<string, unknown>>;
  const request: Record<string, unknown> = {};
  // No text: the one there is, the destination, Schwab chooses by itself.
  for (const [member, kind] of Object.entries(orderMembers)) {
    const value = listed[member];
    if (value === undefined || value === null) continue;
    if (kind === "word") request[member] = value;
    else if (kind === "price" || kind === "offset") request[member] = decimalText(value) ?? value;
    else if (kind === "quantity") request[member] = Number(value);
    else if (kind === "time") request[member] = isoTime(value);
  }
  if (order.orderLegCollection !== undefined)
    request["orderLegCollection"] = order.orderLegCollection.map(legOf);
  if (children !== undefined && children.length > 0) request["childOrderStrategies"] = children;
  return request;
}

/** Without the position effect, which Schwab writes into every leg that it lists: the instruction says it. */
function legOf(leg: OrderLeg): OrderRequestLeg {
  const { instruction, quantity, quantityType, divCapGains, instrument, orderLegType } = leg;
  return {
    instruction: instruction as string,
    quantity: Number(quantity),
    instrument: {
      symbol: instrument?.symbol as string,
      assetType: orderableAs(orderLegType ?? instrument?.assetType),
    },
    ...(quantityType !== undefined && { quantityType }),
    ...(divCapGains !== undefined && { divCapGains }),
  };
}

/** An ETF is a COLLECTIVE_INVESTMENT in answers, and ordered as EQUITY. */
function orderableAs(assetType: string | undefined): string {
  return assetType === "COLLECTIVE_INVESTMENT" ? "EQUITY" : (assetType as string);
}

/** Schwab writes `2024-06-06T13:46:03+0000`. */
function isoTime(time: unknown): unknown {
  const colon = String(time).replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  const moment = Date.parse(colon);
  return colon.includes("T") && !Number.isNaN(moment) ? new Date(moment).toISOString() : time;
}
