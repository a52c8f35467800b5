import type { OptionInstruction } from "@schwab-kit/http-client";
import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { requireAscending } from "../strike-order.js";
import { type NetPrice, spreadOrder } from "./spread-order.js";

// The lower strike always comes first. Swapped symbols, or calls for puts, throw ArgumentError `argument-invalid`.

/** Opens a call spread that gains when the price rises: the lower strike bought, the higher sold. */
export function bullCallVerticalOpen(
  longCallSymbol: string,
  shortCallSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return vertical("C", [longCallSymbol, shortCallSymbol], ["BUY_TO_OPEN", "SELL_TO_OPEN"], quantity, {
    netDebit,
  });
}

/** Closes what `bullCallVerticalOpen` opened. */
export function bullCallVerticalClose(
  longCallSymbol: string,
  shortCallSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return vertical("C", [longCallSymbol, shortCallSymbol], ["SELL_TO_CLOSE", "BUY_TO_CLOSE"], quantity, {
    netCredit,
  });
}

/** Opens a call spread that gains when the price falls: the lower strike sold, the higher bought. */
export function bearCallVerticalOpen(
  shortCallSymbol: string,
  longCallSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return vertical("C", [shortCallSymbol, longCallSymbol], ["SELL_TO_OPEN", "BUY_TO_OPEN"], quantity, {
    netCredit,
  });
}

/** Closes what `bearCallVerticalOpen` opened. */
export function bearCallVerticalClose(
  shortCallSymbol: string,
  longCallSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return vertical("C", [shortCallSymbol, longCallSymbol], ["BUY_TO_CLOSE", "SELL_TO_CLOSE"], quantity, {
    netDebit,
  });
}

/** Opens a put spread that gains when the price rises: the lower strike bought, the higher sold. */
export function bullPutVerticalOpen(
  longPutSymbol: string,
  shortPutSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return vertical("P", [longPutSymbol, shortPutSymbol], ["BUY_TO_OPEN", "SELL_TO_OPEN"], quantity, {
    netCredit,
  });
}

/** Closes what `bullPutVerticalOpen` opened. */
export function bullPutVerticalClose(
  longPutSymbol: string,
  shortPutSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return vertical("P", [longPutSymbol, shortPutSymbol], ["SELL_TO_CLOSE", "BUY_TO_CLOSE"], quantity, {
    netDebit,
  });
}

/** Opens a put spread that gains when the price falls: the lower strike sold, the higher bought. */
export function bearPutVerticalOpen(
  shortPutSymbol: string,
  longPutSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return vertical("P", [shortPutSymbol, longPutSymbol], ["SELL_TO_OPEN", "BUY_TO_OPEN"], quantity, {
    netDebit,
  });
}

/** Closes what `bearPutVerticalOpen` opened. */
export function bearPutVerticalClose(
  shortPutSymbol: string,
  longPutSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return vertical("P", [shortPutSymbol, longPutSymbol], ["BUY_TO_CLOSE", "SELL_TO_CLOSE"], quantity, {
    netCredit,
  });
}

function vertical(
  contractType: "C" | "P",
  [lower, higher]: readonly [string, string],
  [ofLower, ofHigher]: readonly [OptionInstruction, OptionInstruction],
  quantity: number,
  price: NetPrice,
): OrderBuilder {
  requireAscending(contractType, [lower, higher]);
  return spreadOrder("VERTICAL", quantity, price, [
    [ofLower, lower],
    [ofHigher, higher],
  ]);
}
