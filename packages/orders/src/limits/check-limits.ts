import { ArgumentError } from "@schwab-kit/core";
import type { OrderRequest, OrderSpec, Quotes } from "@schwab-kit/http-client";
import { frozenOrder } from "../copy-order.js";
import { absolute, add, compare, type Decimal, decimalOf, multiply, subtract, textOf } from "../decimal.js";
import { type ReadLeg, readLegs } from "../validate/read-legs.js";
import { lastPrice } from "./last-price.js";
import type { LimitFinding, LimitRule, OrderLimits } from "./order-limits.js";

const one: Decimal = { units: 1n, scale: 0 };
const hundred: Decimal = { units: 100n, scale: 0 };

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

  function check(each: OrderRequest, at: string): void {
    const judge: Judge = (rule, member, message) => findings.push({ rule, path: `${at}.${member}`, message });
    for (const [index, child] of (each.childOrderStrategies ?? []).entries()) {
      check(child, `${at}.childOrderStrategies[${index}]`);
    }
    if (each.orderLegCollection === undefined && each.orderStrategyType === "OCO") return;
    const legs = readLegs({ ...each });
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
    if (largestNotional !== undefined) checkNotional(each, legs, largestNotional, quotes, judge);
    if (furthest !== undefined) checkDistance(each, legs, furthest, quotes, judge);
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
    const last = lastOf(order, legs, quotes);
    if (price === undefined || last === undefined) {
      judge("unjudged", member, "it can't be compared with the last price, which is missing or nothing");
      continue;
    }
    // |price - last| / last > furthest / 100, without a division.
    const distance = absolute(subtract(multiply(price, last.units), last.value));
    if (compare(multiply(distance, hundred), multiply(last.value, furthest)) > 0) {
      judge(
        "furthest-from-last",
        member,
        `${textOf(price)} is more than ${textOf(furthest)} % from the last price`,
      );
    }
  }
}

/** What the order's price is compared with: the dollars that its legs come to, and for how many units of the price. */
function lastOf(
  order: OrderRequest,
  legs: readonly ReadLeg[],
  quotes: Quotes,
): { value: Decimal; units: Decimal } | undefined {
  const [first] = legs;
  if (first === undefined) return undefined;
  if (legs.length === 1) {
    const value = lastPrice(quotes, first.symbol);
    return value && { value, units: one };
  }
  const spreads = decimalOf(order.quantity);
  if (spreads === undefined || spreads.units <= 0n) return undefined;
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const leg of legs) {
    const price = lastPrice(quotes, leg.symbol);
    if (price === undefined) return undefined;
    const value = multiply(multiply(leg.quantity, price), unitsOf(leg));
    sum = leg.isBuy ? add(sum, value) : subtract(sum, value);
  }
  if (sum.units === 0n) return undefined;
  const units = legs.some(({ option }) => option !== undefined) ? hundred : one;
  return { value: absolute(sum), units: multiply(spreads, units) };
}

/** An option stands for 100 shares. */
function unitsOf({ option }: ReadLeg): Decimal {
  return option === undefined ? one : hundred;
}

function limitOf(name: string, limit: string | number | undefined): Decimal | undefined {
  if (limit === undefined) return undefined;
  const decimal = decimalOf(limit);
  if (decimal !== undefined && decimal.units >= 0n) return decimal;
  throw new ArgumentError("argument-invalid", `${name}: it must be a plain decimal of 0 or more.`);
}
