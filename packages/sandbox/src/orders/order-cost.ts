import type { Market, Snapshot } from "../market/market.js";
import { cents } from "../trader/cents.js";
import { type Fees, feesOf } from "../transactions/fees.js";
import { type OrderLeg, type OrderRequest, quantityOf } from "./order-request.js";

/** A leg beside the market it would be executed in. */
export interface PricedLeg {
  readonly leg: OrderLeg;
  readonly snapshot: Snapshot;
  readonly fees: Fees;
}

/** What an order would come to now, in dollars. A negative cost would be received. */
export interface OrderCost {
  readonly legs: readonly PricedLeg[];
  readonly cost: number;
}

/** At the order's own price where it names one, else at the market's bid and ask. */
export function costOfOrder(request: OrderRequest, market: Market, time: number): OrderCost {
  const { price, orderType } = request.terms;
  const isNet = orderType === "NET_DEBIT" || orderType === "NET_CREDIT";
  const legs: PricedLeg[] = [];
  let cost = 0;
  for (const leg of request.legs) {
    const snapshot = market.snapshot(leg.instrument.symbol, time);
    if (snapshot === undefined) throw new Error(`The sandbox's market has no ${leg.instrument.symbol}.`);
    const buys = leg.instruction.startsWith("BUY");
    const signed = buys ? leg.quantity : -leg.quantity;
    const unit = typeof price === "number" && !isNet ? price : buys ? snapshot.ask : snapshot.bid;
    legs.push({ leg, snapshot, fees: feesOf(leg.instrument, signed, unit) });
    cost += signed * unit * unitsOf(leg);
  }
  if (isNet && typeof price === "number") {
    const [first] = request.legs;
    const received = orderType === "NET_CREDIT" ? -1 : 1;
    cost = received * price * quantityOf(request) * (first === undefined ? 1 : unitsOf(first));
  }
  return { legs, cost: cents(cost) };
}

/** An option stands for 100 shares. */
function unitsOf({ orderLegType }: OrderLeg): number {
  return orderLegType === "OPTION" ? 100 : 1;
}
