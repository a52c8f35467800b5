import type { EquityInstruction, OptionInstruction, OrderType } from "@schwab-kit/http-client";
import { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";

/** What all templates begin with: a SINGLE order for the regular session of the day. */
export function dayOrder(orderType: OrderType, price?: Price): OrderBuilder {
  const order = new OrderBuilder({
    session: "NORMAL",
    duration: "DAY",
    orderType,
    orderStrategyType: "SINGLE",
  });
  return price === undefined ? order : order.setPrice(price);
}

export function equityOrder(
  instruction: EquityInstruction,
  symbol: string,
  quantity: number,
  limit?: Price,
): OrderBuilder {
  return dayOrder(limit === undefined ? "MARKET" : "LIMIT", limit).addEquityLeg(
    instruction,
    symbol,
    quantity,
  );
}

export function optionOrder(
  instruction: OptionInstruction,
  symbol: string,
  quantity: number,
  limit?: Price,
): OrderBuilder {
  return dayOrder(limit === undefined ? "MARKET" : "LIMIT", limit).addOptionLeg(
    instruction,
    symbol,
    quantity,
  );
}
