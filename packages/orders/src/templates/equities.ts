import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { equityOrder } from "./single-order.js";

/** Buys shares, at the market's price. */
export function equityBuyMarket(symbol: string, quantity: number): OrderBuilder {
  return equityOrder("BUY", symbol, quantity);
}

/** Buys shares, at the price or better. */
export function equityBuyLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return equityOrder("BUY", symbol, quantity, price);
}

/** Sells shares that are held, at the market's price. */
export function equitySellMarket(symbol: string, quantity: number): OrderBuilder {
  return equityOrder("SELL", symbol, quantity);
}

/** Sells shares that are held, at the price or better. */
export function equitySellLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return equityOrder("SELL", symbol, quantity, price);
}

/** Sells shares that are borrowed, at the market's price. */
export function equitySellShortMarket(symbol: string, quantity: number): OrderBuilder {
  return equityOrder("SELL_SHORT", symbol, quantity);
}

/** Sells shares that are borrowed, at the price or better. */
export function equitySellShortLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return equityOrder("SELL_SHORT", symbol, quantity, price);
}

/** Buys back shares that were sold short, at the market's price. */
export function equityBuyToCoverMarket(symbol: string, quantity: number): OrderBuilder {
  return equityOrder("BUY_TO_COVER", symbol, quantity);
}

/** Buys back shares that were sold short, at the price or better. */
export function equityBuyToCoverLimit(symbol: string, quantity: number, price: Price): OrderBuilder {
  return equityOrder("BUY_TO_COVER", symbol, quantity, price);
}
