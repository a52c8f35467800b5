import type { Prices, Tape } from "../market/tape/tape.js";
import {
  buys,
  type Json,
  numberIn,
  type OrderLeg,
  type OrderRequest,
  textIn,
} from "../orders/order-request.js";
import type { Condition } from "./first-moment.js";

/** A condition that remembers how far the price has gone the good way, and where its stop therefore is. */
export interface TrailingCondition extends Condition {
  extreme(): number;
}

const tolerance = 1e-9;

/** Met when the price has come to the stop price: from below for a purchase, from above for a sale. */
export function stopCondition({ terms, legs }: OrderRequest, tape: Tape): Condition {
  const stop = numberIn(terms, "stopPrice") ?? 0;
  const rises = legs[0] !== undefined && buys(legs[0]);
  const watched = watchedPrice(textIn(terms, "stopType"), rises);
  const isReached = (price: number): boolean =>
    rises ? price >= stop - tolerance : price <= stop + tolerance;
  return {
    isMet: (time) => isReached(watched(tape.at(time))),
    mayBeMet(from, to) {
      const { least, most } = tape.range(from, to);
      return isReached(watched(rises ? most : least));
    },
  };
}

/**
 * Met when the price has come back by the offset from the best it has had.
 * @param start The best price so far; undefined at the beginning.
 */
export function trailingCondition(
  { terms, legs }: OrderRequest,
  tape: Tape,
  start: number | undefined,
): TrailingCondition {
  const [leg] = legs;
  const rises = leg !== undefined && buys(leg);
  const watched = watchedPrice(textIn(terms, "stopType") || textIn(terms, "stopPriceLinkBasis"), rises);
  let extreme = start ?? (rises ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  const better = (price: number): number => (rises ? Math.min(extreme, price) : Math.max(extreme, price));
  const isBack = (price: number, from: number): boolean => {
    const offset = offsetOf(terms, leg, from);
    return rises ? price >= from + offset - tolerance : price <= from - offset + tolerance;
  };
  return {
    extreme: () => extreme,
    isMet(time) {
      const price = watched(tape.at(time));
      extreme = better(price);
      return isBack(price, extreme);
    },
    mayBeMet(from, to) {
      const { least, most } = tape.range(from, to);
      const [best, worst] = rises ? [watched(least), watched(most)] : [watched(most), watched(least)];
      if (isBack(worst, better(best))) return true;
      extreme = better(best);
      return false;
    },
  };
}

/** Where a trailing order's stop is, in dollars. */
export function trailedStop({ terms, legs }: OrderRequest, extreme: number): number {
  const [leg] = legs;
  const offset = offsetOf(terms, leg, extreme);
  return leg !== undefined && buys(leg) ? extreme + offset : extreme - offset;
}

/** The offset in dollars from a price; it may be given as dollars, percents or ticks. */
function offsetOf(terms: Json, leg: OrderLeg | undefined, from: number): number {
  const offset = Math.abs(numberIn(terms, "stopPriceOffset") ?? 0);
  const type = textIn(terms, "stopPriceLinkType");
  if (type === "PERCENT") return (from * offset) / 100;
  return type === "TICK" ? offset * (leg?.instrument.tick ?? 0) : offset;
}

/** The price that a stop looks at; the last one, unless told otherwise. */
function watchedPrice(basis: string, rises: boolean): (prices: Prices) => number {
  if (basis === "BID") return ({ bid }) => bid;
  if (basis === "ASK") return ({ ask }) => ask;
  if (basis === "ASK_BID") return rises ? ({ ask }) => ask : ({ bid }) => bid;
  if (basis === "MARK" || basis === "AVERAGE") return ({ bid, ask }) => (bid + ask) / 2;
  return ({ last }) => last;
}
