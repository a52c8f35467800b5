import type { Market } from "../market/market.js";
import type { Prices } from "../market/tape/tape.js";
import { cents } from "../trader/cents.js";
import { type Fees, feesOf } from "../transactions/fees.js";
import { multiplierOf } from "../transactions/ledger.js";
import { netLimit } from "./net-limit.js";
import {
  buys,
  numberIn,
  type OrderLeg,
  type OrderRequest,
  priceMultiplier,
  quantityOf,
} from "./order-request.js";

/** A leg beside the market it would be executed in. */
export interface PricedLeg {
  readonly leg: OrderLeg;
  readonly prices: Prices;
  /** Dollars per unit that it would be executed at. */
  readonly price: number;
  readonly fees: Fees;
}

/** What an order would come to now, in dollars. A negative cost would be received. */
export interface OrderCost {
  readonly legs: readonly PricedLeg[];
  readonly cost: number;
}

/** At the order's own price where it names one, else at the market's bid and ask. */
export function costOfOrder(request: OrderRequest, market: Market, time: number): OrderCost {
  const limit = netLimit(request);
  const isSingle = request.legs.length === 1;
  let marketCost = 0;
  const legs = request.legs.map((leg) => {
    const { instrument, quantity } = leg;
    const prices = market.tape(instrument, time).at(time);
    const signed = buys(leg) ? quantity : -quantity;
    const price = isSingle && limit !== undefined ? Math.abs(limit) : priceInMarket(request, leg, prices);
    marketCost += signed * price * multiplierOf(instrument);
    return { leg, prices, price, fees: feesOf(instrument, signed, price) };
  });
  if (limit === undefined || isSingle) return { legs, cost: cents(marketCost) };
  return { legs, cost: cents(limit * quantityOf(request) * priceMultiplier(request)) };
}

/** A stop to buy is executed when the market has risen to it. */
function priceInMarket({ terms }: OrderRequest, leg: OrderLeg, { bid, ask }: Prices): number {
  return buys(leg) ? Math.max(ask, numberIn(terms, "stopPrice") ?? 0) : bid;
}
