import { ssidOf } from "../market/quotes/quote.js";
import { tradedAsset } from "../trader/asset-of.js";
import { schwabTime } from "../trader/schwab-time.js";
import { type Execution, isOpen, remainingOf, type StoredOrder } from "./order-book.js";
import { type Json, type OrderLeg, quantityOf, signedRatio } from "./order-request.js";
import { opensPosition } from "./order-words.js";

/** Schwab puts the name of the app behind the colon. */
const tag = "API_TOS:sandbox";

/** One order as Schwab sends it, with what its own schema lacks: `tag`, and what the activities have. */
export function orderOf(order: StoredOrder, accountNumber: string): Json {
  const { orderStrategyType } = order.request;
  const open = isOpen(order);
  return {
    ...(orderStrategyType !== "OCO" && termsOf(order, open)),
    orderStrategyType,
    orderId: order.orderId,
    cancelable: open,
    editable: open && order.status !== "AWAITING_PARENT_ORDER" && orderStrategyType === "SINGLE",
    status: order.status,
    ...(order.statusDescription !== undefined && { statusDescription: order.statusDescription }),
    enteredTime: schwabTime(order.enteredTime),
    ...(order.closeTime !== undefined && { closeTime: schwabTime(order.closeTime) }),
    tag,
    accountNumber: Number(accountNumber),
    ...(order.executions.length > 0 && { orderActivityCollection: activitiesOf(order) }),
    ...(order.children.length > 0 && {
      childOrderStrategies: order.children.map((child) => orderOf(child, accountNumber)),
    }),
  };
}

function termsOf(order: StoredOrder, open: boolean): Json {
  const { request, filled } = order;
  return {
    complexOrderStrategyType: "NONE",
    ...request.terms,
    quantity: quantityOf(request),
    filledQuantity: filled,
    remainingQuantity: open ? remainingOf(order) : 0,
    requestedDestination: "AUTO",
    destinationLinkName: "AutoRoute",
    orderLegCollection: request.legs.map(legOf),
  };
}

/** A leg with what Schwab adds to it: number, asset, effect. */
export function legOf({ orderLegType, instruction, quantity, instrument }: OrderLeg, index: number): Json {
  const { symbol, cusip } = instrument;
  return {
    orderLegType,
    legId: index + 1,
    instrument: { ...tradedAsset(instrument), ...(cusip && { cusip }), symbol, instrumentId: ssidOf(symbol) },
    instruction,
    positionEffect: opensPosition.has(instruction) ? "OPENING" : "CLOSING",
    quantity,
  };
}

function activitiesOf({ request, executions }: StoredOrder): readonly Json[] {
  let left = quantityOf(request);
  return executions.map((execution) => {
    left = Number((left - execution.quantity).toFixed(6));
    return activityOf(request, execution, left);
  });
}

function activityOf(
  request: StoredOrder["request"],
  { activityId, executionType, quantity, prices, time }: Execution,
  orderRemainingQuantity: number,
): Json {
  return {
    activityType: "EXECUTION",
    activityId,
    executionType,
    quantity,
    orderRemainingQuantity,
    executionLegs: request.legs.map((leg, index) => ({
      legId: index + 1,
      quantity: Math.abs(signedRatio(request, leg)) * quantity,
      mismarkedQuantity: 0,
      price: prices[index] ?? 0,
      time: schwabTime(time),
      instrumentId: ssidOf(leg.instrument.symbol),
    })),
  };
}
