import type { BeforePlace, OrderRequest, OrderSpec, Quotes } from "@schwab-kit/http-client";
import { frozenOrder } from "../copy-order.js";
import { readLegs } from "../validate/read-legs.js";
import { checkLimits } from "./check-limits.js";
import { OrderBeyondLimitsError } from "./order-beyond-limits-error.js";
import type { LimitFinding, OrderLimits } from "./order-limits.js";

/** Gives the quotes of symbols: `(symbols) => client.getQuotes(symbols)`. */
export type QuotesOf = (symbols: string[]) => PromiseLike<Quotes>;

/**
 * For a client's `beforePlace`, or for that of one call: only orders within the limits are sent. It rejects with
 * OrderBeyondLimitsError `order-beyond-limits` for any other, with what `quotesOf` rejects with, and as `checkLimits`
 * throws.
 */
export function withinLimits(limits: OrderLimits, quotesOf: QuotesOf): BeforePlace {
  return async ({ order }) => {
    const findings = await findBeyondLimits(order, limits, quotesOf);
    if (findings.length > 0) throw new OrderBeyondLimitsError(findings);
  };
}

/** What `checkLimits` finds, by quotes that are asked for if a limit goes by prices. */
export async function findBeyondLimits(
  order: OrderSpec,
  limits: OrderLimits,
  quotesOf: QuotesOf,
): Promise<LimitFinding[]> {
  // What is checked is what it is now, whatever becomes of the caller's object meanwhile.
  const request = frozenOrder(order);
  const goesByPrices = limits.largestNotional !== undefined || limits.furthestFromLast !== undefined;
  const symbols = goesByPrices ? [...new Set(symbolsOf(request))] : [];
  return checkLimits(request, limits, symbols.length === 0 ? {} : await quotesOf(symbols));
}

function symbolsOf(order: OrderRequest): string[] {
  const legs = readLegs({ ...order }) ?? [];
  return [...legs.map(({ symbol }) => symbol), ...(order.childOrderStrategies ?? []).flatMap(symbolsOf)];
}
