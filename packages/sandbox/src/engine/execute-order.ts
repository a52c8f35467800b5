import type { Market } from "../market/market.js";
import type { Execution, StoredOrder } from "../orders/order-book.js";
import { type OrderLeg, signedRatio } from "../orders/order-request.js";
import { opensPosition } from "../orders/order-words.js";
import { objections } from "../orders/review-order.js";
import type { TradingAccount } from "../trader/trader.js";
import { feesOf, sumOfFees } from "../transactions/fees.js";
import { multiplierOf } from "../transactions/ledger.js";
import { impactOf } from "./account-impact.js";
import { closingPriceOf } from "./closing-price.js";

interface Execute {
  readonly account: TradingAccount;
  readonly market: Market;
  readonly order: StoredOrder;
  /** Units of the order, and dollars of each leg. */
  readonly units: number;
  readonly prices: readonly number[];
  /** Epoch milliseconds. */
  readonly time: number;
}

/**
 * Puts what is executed into the account's ledger, leg by leg, or tells in words why the account doesn't allow it
 * now: its money, its positions and their prices may have changed since the order was entered.
 */
export function executeOrder(execute: Execute): Execution | { readonly problems: readonly string[] } {
  const { account, market, order, units, prices, time } = execute;
  const legs = order.request.legs.map((leg, index) => legOf(order, leg, units, prices[index] ?? 0));
  const cost = legs.reduce((sum, leg) => sum + leg.cost + sumOfFees(leg.fees), 0);
  const impact = impactOf(account, market, time, { trades: legs, cost, besideOthers: false });
  const problems = objections(
    legs.map(({ leg, quantity }) => ({ ...leg, quantity: Math.abs(quantity) })),
    account,
    impact,
    false,
  );
  if (problems.length > 0) return { problems };
  const at = Math.max(time, order.enteredTime);
  const activityIds = legs.map(({ leg, instrument, quantity, price, fees }) => {
    const activityId = account.nextActivityId();
    account.ledger.add({
      type: "TRADE",
      activityId,
      time: at,
      orderId: order.orderId,
      instrument,
      quantity,
      price,
      positionEffect: opensPosition.has(leg.instruction) ? "OPENING" : "CLOSING",
      closingPrice: closingPriceOf(instrument, market, time),
      fees,
    });
    return activityId;
  });
  return { executionType: "FILL", activityId: activityIds[0] ?? 0, time: at, quantity: units, prices };
}

function legOf(order: StoredOrder, leg: OrderLeg, units: number, price: number) {
  const { instrument } = leg;
  const quantity = Number((signedRatio(order.request, leg) * units).toFixed(6));
  return {
    leg,
    instrument,
    quantity,
    price,
    cost: quantity * price * multiplierOf(instrument),
    fees: feesOf(instrument, quantity, price),
  };
}
