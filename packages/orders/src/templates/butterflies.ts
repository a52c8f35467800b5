import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { spreadOrder } from "./spread-order.js";

/** Three options of one side and day at strikes equally far apart. */
export interface ButterflySymbols {
  readonly lowerSymbol: string;
  readonly middleSymbol: string;
  readonly upperSymbol: string;
}

/** Buys the outer two and sells twice as many of the middle one. */
export function longButterflyOpen(
  { lowerSymbol, middleSymbol, upperSymbol }: ButterflySymbols,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return spreadOrder("BUTTERFLY", quantity, { netDebit }, [
    ["BUY_TO_OPEN", lowerSymbol],
    ["SELL_TO_OPEN", middleSymbol, 2],
    ["BUY_TO_OPEN", upperSymbol],
  ]);
}

/** Closes what `longButterflyOpen` opened. */
export function longButterflyClose(
  { lowerSymbol, middleSymbol, upperSymbol }: ButterflySymbols,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return spreadOrder("BUTTERFLY", quantity, { netCredit }, [
    ["SELL_TO_CLOSE", lowerSymbol],
    ["BUY_TO_CLOSE", middleSymbol, 2],
    ["SELL_TO_CLOSE", upperSymbol],
  ]);
}
