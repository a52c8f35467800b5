import { ArgumentError } from "@schwab-kit/core";
import { OptionSymbol } from "../option-symbol.js";
import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { spreadOrder } from "./spread-order.js";

/**
 * Sells an option and buys one of the same strike that ends later.
 * @throws ArgumentError `argument-invalid` when the first one doesn't end before the other
 */
export function calendarOpen(
  nearSymbol: string,
  farSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  requireNearFirst(nearSymbol, farSymbol);
  return spreadOrder("CALENDAR", quantity, { netDebit }, [
    ["SELL_TO_OPEN", nearSymbol],
    ["BUY_TO_OPEN", farSymbol],
  ]);
}

/**
 * Closes what `calendarOpen` opened.
 * @throws ArgumentError `argument-invalid` when the first one doesn't end before the other
 */
export function calendarClose(
  nearSymbol: string,
  farSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  requireNearFirst(nearSymbol, farSymbol);
  return spreadOrder("CALENDAR", quantity, { netCredit }, [
    ["BUY_TO_CLOSE", nearSymbol],
    ["SELL_TO_CLOSE", farSymbol],
  ]);
}

function requireNearFirst(nearSymbol: string, farSymbol: string): void {
  const [near, far] = [OptionSymbol.parseSymbol(nearSymbol), OptionSymbol.parseSymbol(farSymbol)];
  if (near.expirationDate < far.expirationDate) return;
  throw new ArgumentError(
    "argument-invalid",
    `${nearSymbol}, ${farSymbol}: the option that ends earlier is expected first. In the other order it is another trade.`,
  );
}
