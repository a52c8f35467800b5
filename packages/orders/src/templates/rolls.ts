import type { ComplexOrderStrategyType } from "@schwab-kit/http-client";
import { OptionSymbol } from "../option-symbol.js";
import type { OrderBuilder } from "../order-builder.js";
import { type NetPrice, spreadOrder } from "./spread-order.js";

/** Buys back an option that was sold and sells another one, at one price for both. */
export function rollShort(
  fromSymbol: string,
  toSymbol: string,
  quantity: number,
  price: NetPrice,
): OrderBuilder {
  return spreadOrder(strategyOf(fromSymbol, toSymbol), quantity, price, [
    ["BUY_TO_CLOSE", fromSymbol],
    ["SELL_TO_OPEN", toSymbol],
  ]);
}

/** Sells an option that is held and buys another one, at one price for both. */
export function rollLong(
  fromSymbol: string,
  toSymbol: string,
  quantity: number,
  price: NetPrice,
): OrderBuilder {
  return spreadOrder(strategyOf(fromSymbol, toSymbol), quantity, price, [
    ["SELL_TO_CLOSE", fromSymbol],
    ["BUY_TO_OPEN", toSymbol],
  ]);
}

/** A roll has no name of its own: it is the spread between the two. */
function strategyOf(fromSymbol: string, toSymbol: string): ComplexOrderStrategyType {
  const [from, to] = [OptionSymbol.parseSymbol(fromSymbol), OptionSymbol.parseSymbol(toSymbol)];
  if (from.contractType !== to.contractType) return "CUSTOM";
  if (from.expirationDate === to.expirationDate) return "VERTICAL";
  return from.strikePrice === to.strikePrice ? "CALENDAR" : "DIAGONAL";
}
