import { ArgumentError } from "@schwab-kit/core";
import type { OrderRequest, OrderSpec, Quotes } from "@schwab-kit/http-client";
import { frozenOrder } from "../copy-order.js";
import { absolute, add, compare, type Decimal, decimalOf, multiply, subtract, textOf } from "../decimal.js";
import { type ReadLeg, readLegs } from "../validate/read-legs.js";
import { lastPrice } from "./last-price.js";
import type { LimitFinding, LimitRule, OrderLimits } from "./order-limits.js";

type Judge = (rule: LimitRule, member: string, message: string) => void;

/**
 * All that an order has beyond the limits, at once; nothing for an order within them. Each order of a conditional
 * one is judged by itself. What can't be judged is a finding too, so that it doesn't pass unseen.
 * @param quotes what `getQuotes` gives for the symbols of all legs
 * @throws ArgumentError `argument-invalid` for a limit that is no decimal of 0 or more
 */
export function checkLimits(order: OrderSpec, limits: OrderLimits, quotes: Quotes): LimitFinding[] {
  const findings: LimitFinding[] = [];
  const largestQuantity = limitOf("largestQuantity", limits.largestQuantity);
  const largestNotional = limitOf("largestNotional", limits.largestNotional);
  const furthest = limitOf("furthestFromLast", limits.furthestFromLast);

  function check(one: OrderRequest, at: string): void {
    const judge: Judge = (rule, member, message) => findings.push({ rule, path: `${at}.${member}`, message });
    for (const [index, child] of (one.childOrderStrategies ?? []).entries()) {
      check(child, `${at}.childOrderStrategies[${index}]`);
    }
    if (one.orderLegCollection === undefined && one.orderStrategyType === "OCO") return;
    const legs = readLegs({ ...one });
    if (legs === undefined || legs.length === 0) {
      judge("unjudged", "orderLegCollection", "there is no leg, or one that can't be read");
      return;
    }
    for (const [index, leg] of legs.entries()) {
      const path = `orderLegCollection[${index}]`;
      if (largestQuantity !== undefined && compare(absolute(leg.quantity), largestQuantity) > 0) {
        const said = `${textOf(leg.quantity)} is more than ${textOf(largestQuantity)}`;
        judge("largest-quantity", `${path}.quantity`, said);
      }
      const symbol = leg.option?.underlyingSymbol ?? leg.symbol;
      if (limits.allowedSymbols !== undefined && !limits.allowedSymbols.includes(symbol)) {
        judge("allowed-symbols", `${path}.instrument.symbol`, `${symbol} is not among the allowed symbols`);
      }
    }
    if (largestNotional !== undefined) checkNotional(one, legs, largestNotional, quotes, judge);
    if (furthest !== undefined) checkDistance(one, legs, furthest, quotes, judge);
  }

  check(frozenOrder(order), "$");
  return findings;
}

function checkNotional(
  order: OrderRequest,
  legs: readonly ReadLeg[],
  largest: Decimal,
  quotes: Quotes,
  judge: Judge,
): void {
  const own = legs.length === 1 ? decimalOf(order.price ?? order.stopPrice) : undefined;
  const values = legs.map((leg) => {
    const price = own ?? lastPrice(quotes, leg.symbol);
    return price && absolute(multiply(multiply(leg.quantity, price), unitsOf(leg)));
  });
  if (!values.every((value) => value !== undefined)) {
    judge("unjudged", "orderLegCollection", "a last price is missing, so its notional isn't known");
    return;
  }
  const total = values.reduce(add);
  if (compare(total, largest) > 0) {
    judge(
      "largest-notional",
      "orderLegCollection",
      `${textOf(total)} dollars are more than ${textOf(largest)}`,
    );
  }
}

function checkDistance(
  order: OrderRequest,
  legs: readonly ReadLeg[],
  furthest: Decimal,
  quotes: Quotes,
  judge: Judge,
): void {
  for (const member of ["price", "stopPrice"] as const) {
    if (order[member] === undefined) continue;
    const price = decimalOf(order[member]);
    const last = netLast(order, legs, quotes);
    if (price === undefined || last === undefined) {
      judge("unjudged", member, "it can't be compared with the last price, which is missing or nothing");
      continue;
    }
    // |price - last| / last > furthest / 100, without a division.
    const distance = multiply(absolute(subtract(price, last)), { units: 100n, scale: 0 });
    if (compare(distance, multiply(last, furthest)) > 0) {
      const said = `${textOf(price)} is more than ${textOf(furthest)} % away from ${textOf(last)}`;
      judge("furthest-from-last", member, said);
    }
  }
}

/** What the order's price is to be compared with: of several legs, what one of the spread comes to. */
function netLast(order: OrderRequest, legs: readonly ReadLeg[], quotes: Quotes): Decimal | undefined {
  const [first] = legs;
  if (first === undefined || legs.length === 1) return first && lastPrice(quotes, first.symbol);
  const spreads = decimalOf(order.quantity);
  if (spreads === undefined || spreads.units <= 0n) return undefined;
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const leg of legs) {
    const price = lastPrice(quotes, leg.symbol);
    if (price === undefined) return undefined;
    const value = multiply(multiply(leg.quantity, price), unitsOf(leg));
    sum = leg.isBuy ? add(sum, value) : subtract(sum, value);
  }
  // All legs of options: dollars a share of one spread. The quotient must be exact to be one.
  const divisor = multiply(spreads, { units: 100n, scale: 0 });
  return quotient(absolute(sum), divisor);
}

/** Exact to 12 decimals, which is more than prices have. */
function quotient(value: Decimal, divisor: Decimal): Decimal | undefined {
  const scale = 12;
  const units =
    (value.units * 10n ** BigInt(scale + divisor.scale)) / (divisor.units * 10n ** BigInt(value.scale));
  return units > 0n ? { units, scale } : undefined;
}

/** An option stands for 100 shares. */
function unitsOf({ option }: ReadLeg): Decimal {
  return { units: option === undefined ? 1n : 100n, scale: 0 };
}

function limitOf(name: string, limit: string | number | undefined): Decimal | undefined {
  if (limit === undefined) return undefined;
  const decimal = decimalOf(limit);
  if (decimal !== undefined && decimal.units >= 0n) return decimal;
  throw new ArgumentError("argument-invalid", `${name}: it must be a plain decimal of 0 or more.`);
}
