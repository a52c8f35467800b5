import type { ComplexOrderStrategyType, OptionInstruction } from "@schwab-kit/http-client";
import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { type NetPrice, spreadOrder } from "./spread-order.js";

/** Buys a call and a put of one strike. */
export function longStraddleOpen(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return both("STRADDLE", "BUY_TO_OPEN", [callSymbol, putSymbol], quantity, { netDebit });
}

/** Sells what `longStraddleOpen` bought. */
export function longStraddleClose(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return both("STRADDLE", "SELL_TO_CLOSE", [callSymbol, putSymbol], quantity, { netCredit });
}

/** Sells a call and a put of one strike. */
export function shortStraddleOpen(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return both("STRADDLE", "SELL_TO_OPEN", [callSymbol, putSymbol], quantity, { netCredit });
}

/** Buys back what `shortStraddleOpen` sold. */
export function shortStraddleClose(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return both("STRADDLE", "BUY_TO_CLOSE", [callSymbol, putSymbol], quantity, { netDebit });
}

/** Buys a call and a put of two strikes. */
export function longStrangleOpen(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return both("STRANGLE", "BUY_TO_OPEN", [callSymbol, putSymbol], quantity, { netDebit });
}

/** Sells what `longStrangleOpen` bought. */
export function longStrangleClose(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return both("STRANGLE", "SELL_TO_CLOSE", [callSymbol, putSymbol], quantity, { netCredit });
}

/** Sells a call and a put of two strikes. */
export function shortStrangleOpen(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netCredit: Price,
): OrderBuilder {
  return both("STRANGLE", "SELL_TO_OPEN", [callSymbol, putSymbol], quantity, { netCredit });
}

/** Buys back what `shortStrangleOpen` sold. */
export function shortStrangleClose(
  callSymbol: string,
  putSymbol: string,
  quantity: number,
  netDebit: Price,
): OrderBuilder {
  return both("STRANGLE", "BUY_TO_CLOSE", [callSymbol, putSymbol], quantity, { netDebit });
}

function both(
  strategy: ComplexOrderStrategyType,
  instruction: OptionInstruction,
  symbols: readonly [call: string, put: string],
  quantity: number,
  price: NetPrice,
): OrderBuilder {
  return spreadOrder(
    strategy,
    quantity,
    price,
    symbols.map((symbol) => [instruction, symbol] as const),
  );
}
