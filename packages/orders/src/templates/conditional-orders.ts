import { ArgumentError } from "@schwab-kit/core";
import type { OrderRequest, OrderRequestLeg, OrderSpec } from "@schwab-kit/http-client";
import { frozenOrder } from "../copy-order.js";
import { OrderBuilder } from "../order-builder.js";

/** Both orders at once: when one is filled, the other is cancelled. */
export function oneCancelsOther(one: OrderSpec, other: OrderSpec): OrderBuilder {
  return new OrderBuilder()
    .setOrderStrategyType("OCO")
    .addChildOrderStrategy(one)
    .addChildOrderStrategy(other);
}

/**
 * The first order, and the second once the first is filled. Neither is changed. Of a first order that triggers
 * others already, the second is one more.
 * @throws ArgumentError `argument-invalid` when the first is an OCO, which can't trigger anything
 */
export function firstTriggersSecond(first: OrderSpec, second: OrderSpec): OrderBuilder {
  const order = frozenOrder(first);
  if (order.orderStrategyType === "OCO") {
    throw new ArgumentError(
      "argument-invalid",
      "first: an OCO has no fill of its own, so it triggers nothing.",
    );
  }
  return new OrderBuilder(order).setOrderStrategyType("TRIGGER").addChildOrderStrategy(second);
}

/**
 * An entry and, once it is filled, two ways out of which one cancels the other: one triggers OCO.
 * @param entry the order that opens the position
 * @param profit the order that takes the profit, a limit
 * @param loss the order that ends the loss, a stop
 * @throws ArgumentError `argument-invalid` when a way out doesn't close exactly what the entry opens
 */
export function bracket(entry: OrderSpec, profit: OrderSpec, loss: OrderSpec): OrderBuilder {
  const opened = frozenOrder(entry);
  requireClosing(opened, frozenOrder(profit), "profit");
  requireClosing(opened, frozenOrder(loss), "loss");
  return firstTriggersSecond(entry, oneCancelsOther(profit, loss));
}

const closedBy: Readonly<Record<string, string>> = {
  BUY: "SELL",
  SELL_SHORT: "BUY_TO_COVER",
  BUY_TO_OPEN: "SELL_TO_CLOSE",
  SELL_TO_OPEN: "BUY_TO_CLOSE",
};

function requireClosing(entry: OrderRequest, exit: OrderRequest, name: string): void {
  const { orderLegCollection: opened = [] } = entry;
  const { orderLegCollection: closing = [] } = exit;
  const closes = (leg: OrderRequestLeg) =>
    closing.some(
      ({ instruction, quantity, instrument }) =>
        instruction === closedBy[leg.instruction] &&
        quantity === leg.quantity &&
        instrument?.symbol === leg.instrument?.symbol,
    );
  if (opened.length > 0 && opened.length === closing.length && opened.every(closes)) return;
  throw new ArgumentError(
    "argument-invalid",
    `${name}: it doesn't close what the entry opens (the same symbols and quantities, sold for bought). ` +
      "For other orders there are firstTriggersSecond and oneCancelsOther.",
  );
}
