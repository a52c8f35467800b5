import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { requireAscending } from "../strike-order.js";
import { spreadOrder } from "./spread-order.js";

/** The four options of an iron condor, by rising strikes; the inner two may have the same. */
export interface IronCondorSymbols {
  readonly longPutSymbol: string;
  readonly shortPutSymbol: string;
  readonly shortCallSymbol: string;
  readonly longCallSymbol: string;
}

/**
 * Sells a put and a call, and buys a lower put and a higher call.
 * @throws ArgumentError `argument-invalid` when the puts or the calls are swapped
 */
export function ironCondorOpen(symbols: IronCondorSymbols, quantity: number, netCredit: Price): OrderBuilder {
  requireOrder(symbols);
  return spreadOrder("IRON_CONDOR", quantity, { netCredit }, [
    ["BUY_TO_OPEN", symbols.longPutSymbol],
    ["SELL_TO_OPEN", symbols.shortPutSymbol],
    ["SELL_TO_OPEN", symbols.shortCallSymbol],
    ["BUY_TO_OPEN", symbols.longCallSymbol],
  ]);
}

/**
 * Closes what `ironCondorOpen` opened.
 * @throws ArgumentError `argument-invalid` when the puts or the calls are swapped
 */
export function ironCondorClose(symbols: IronCondorSymbols, quantity: number, netDebit: Price): OrderBuilder {
  requireOrder(symbols);
  return spreadOrder("IRON_CONDOR", quantity, { netDebit }, [
    ["SELL_TO_CLOSE", symbols.longPutSymbol],
    ["BUY_TO_CLOSE", symbols.shortPutSymbol],
    ["BUY_TO_CLOSE", symbols.shortCallSymbol],
    ["SELL_TO_CLOSE", symbols.longCallSymbol],
  ]);
}

function requireOrder(symbols: IronCondorSymbols): void {
  requireAscending("P", [symbols.longPutSymbol, symbols.shortPutSymbol]);
  requireAscending("C", [symbols.shortCallSymbol, symbols.longCallSymbol]);
}
