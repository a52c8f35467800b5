import { ArgumentError } from "@schwab-kit/core";
import type { OrderType, StopPriceLinkBasis, StopPriceLinkType } from "@schwab-kit/http-client";
import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";

/** How a trailing stop follows the price. */
export interface Trail {
  /** How far behind, in units of `linkType`. */
  readonly offset: string | number;
  /** Dollars (`VALUE`), `PERCENT`, or `TICK`s. */
  readonly linkType: StopPriceLinkType;
  /** The price that is followed: `BID`, `ASK`, `LAST`, `MARK` and others. */
  readonly linkBasis: StopPriceLinkBasis;
}

/**
 * A market order that waits until the price reaches the stop price.
 * @throws ArgumentError `argument-invalid` for any other order
 */
export function stopOrder(marketOrder: OrderBuilder, stopPrice: Price): OrderBuilder {
  return changed(marketOrder, "MARKET", "STOP").setStopPrice(stopPrice);
}

/**
 * A limit order that waits until the price reaches the stop price.
 * @throws ArgumentError `argument-invalid` for any other order
 */
export function stopLimitOrder(limitOrder: OrderBuilder, stopPrice: Price): OrderBuilder {
  return changed(limitOrder, "LIMIT", "STOP_LIMIT").setStopPrice(stopPrice);
}

/**
 * A market order that waits until the price turns by the offset.
 * @throws ArgumentError `argument-invalid` for any other order
 */
export function trailingStopOrder(
  marketOrder: OrderBuilder,
  { offset, linkType, linkBasis }: Trail,
): OrderBuilder {
  return changed(marketOrder, "MARKET", "TRAILING_STOP")
    .setStopPriceLinkBasis(linkBasis)
    .setStopPriceLinkType(linkType)
    .setStopPriceOffset(offset);
}

/**
 * A market order that trades at the close.
 * @throws ArgumentError `argument-invalid` for any other order
 */
export function marketOnClose(marketOrder: OrderBuilder): OrderBuilder {
  return changed(marketOrder, "MARKET", "MARKET_ON_CLOSE");
}

/**
 * A limit order that trades at the close.
 * @throws ArgumentError `argument-invalid` for any other order
 */
export function limitOnClose(limitOrder: OrderBuilder): OrderBuilder {
  return changed(limitOrder, "LIMIT", "LIMIT_ON_CLOSE");
}

function changed(order: OrderBuilder, from: OrderType, to: OrderType): OrderBuilder {
  const { orderType } = order.build({ force: true });
  if (orderType === from) return order.setOrderType(to);
  throw new ArgumentError(
    "argument-invalid",
    `order: only a ${from} order becomes ${to}, and this is ${orderType === undefined ? "of no type" : orderType}.`,
  );
}
