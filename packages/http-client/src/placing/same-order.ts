import type { Order } from "../types/order.js";
import type { OrderLeg } from "../types/order-leg.js";
import type { OrderRequest, OrderRequestLeg } from "../types/order-request.js";

/**
 * Whether a listed order (or one that is being sent) says what the sent one said: legs (symbol, instruction,
 * quantity), quantity, type, prices, and so down through its children. What the sent one left open, such as
 * the price of a market order, may be anything.
 */
export function isSameOrder(sent: OrderRequest, other: Order | OrderRequest): boolean {
  return (
    (sent.orderStrategyType ?? "SINGLE") === (other.orderStrategyType ?? "SINGLE") &&
    (sent.orderType === undefined || sent.orderType === other.orderType) &&
    isSameNumber(sent.quantity, other.quantity) &&
    isSameNumber(sent.price, other.price) &&
    isSameNumber(sent.stopPrice, other.stopPrice) &&
    isSameNumber(sent.stopPriceOffset, other.stopPriceOffset) &&
    isSameList(sent.orderLegCollection ?? [], other.orderLegCollection ?? [], isSameLeg) &&
    isSameList(sent.childOrderStrategies ?? [], other.childOrderStrategies ?? [], isSameOrder)
  );
}

function isSameLeg(sent: OrderRequestLeg, other: OrderLeg | OrderRequestLeg): boolean {
  return (
    sent.instruction === other.instruction &&
    isSameNumber(sent.quantity, other.quantity) &&
    sent.instrument?.symbol?.toUpperCase() === other.instrument?.symbol?.toUpperCase()
  );
}

/** By value: a price may be text, or what a lossless parser made of it. */
function isSameNumber(sent: unknown, other: unknown): boolean {
  return sent === undefined || sent === null || Number(sent) === Number(other);
}

/** In any order: Schwab numbers legs by itself. */
function isSameList<Sent, Other>(
  sent: readonly Sent[],
  others: readonly Other[],
  isSame: (sent: Sent, other: Other) => boolean,
): boolean {
  if (sent.length !== others.length) return false;
  const left = [...others];
  return sent.every((one) => {
    const index = left.findIndex((other) => isSame(one, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
