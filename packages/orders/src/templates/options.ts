import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { optionOrder } from "./single-order.js";

/** Buys options, at the market's price. */
export function optionBuyToOpenMarket(symbol: string, quantity: number): OrderBuilder {
  return optionOrder("BUY_TO_OPEN", symbol, quantity);
}

/** Buys options, at the price or better. */
export function optionBuyToOpenLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return optionOrder("BUY_TO_OPEN", symbol, quantity, price);
}

/** Sells options that are not held, at the market's price. */
export function optionSellToOpenMarket(symbol: string, quantity: number): OrderBuilder {
  return optionOrder("SELL_TO_OPEN", symbol, quantity);
}

/** Sells options that are not held, at the price or better. */
export function optionSellToOpenLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return optionOrder("SELL_TO_OPEN", symbol, quantity, price);
}

/** Buys back options that were sold, at the market's price. */
export function optionBuyToCloseMarket(symbol: string, quantity: number): OrderBuilder {
  return optionOrder("BUY_TO_CLOSE", symbol, quantity);
}

/** Buys back options that were sold, at the price or better. */
export function optionBuyToCloseLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return optionOrder("BUY_TO_CLOSE", symbol, quantity, price);
}

/** Sells options that are held, at the market's price. */
export function optionSellToCloseMarket(symbol: string, quantity: number): OrderBuilder {
  return optionOrder("SELL_TO_CLOSE", symbol, quantity);
}

/** Sells options that are held, at the price or better. */
export function optionSellToCloseLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return optionOrder("SELL_TO_CLOSE", symbol, quantity, price);
}
