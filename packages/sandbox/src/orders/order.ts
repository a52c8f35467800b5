import { ssidOf } from "../market/quotes/quote.js";
import { tradedAsset } from "../trader/asset-of.js";
import { schwabTime } from "../trader/schwab-time.js";
import { type Execution, isOpen, type StoredOrder } from "./order-book.js";
import { type Json, type OrderLeg, quantityOf } from "./order-request.js";
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
    editable: order.status === "WORKING" && orderStrategyType === "SINGLE",
    status: order.status,
    enteredTime: schwabTime(order.enteredTime),
    ...(order.closeTime !== undefined && { closeTime: schwabTime(order.closeTime) }),
    tag,
    accountNumber: Number(accountNumber),
    ...(order.execution && { orderActivityCollection: [activityOf(order, order.execution)] }),
    ...(order.children.length > 0 && {
      childOrderStrategies: order.children.map((child) => orderOf(child, accountNumber)),
    }),
  };
}

function termsOf({ request, status }: StoredOrder, open: boolean): Json {
  const quantity = quantityOf(request);
  return {
    complexOrderStrategyType: "NONE",
    ...request.terms,
    quantity,
    filledQuantity: status === "FILLED" ? quantity : 0,
    remainingQuantity: open ? quantity : 0,
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

function activityOf(
  { request, enteredTime, closeTime = enteredTime }: StoredOrder,
  execution: Execution,
): Json {
  const { activityId, executionType, price } = execution;
  return {
    activityType: "EXECUTION",
    activityId,
    executionType,
    quantity: quantityOf(request),
    orderRemainingQuantity: 0,
    executionLegs: request.legs.map(({ quantity, instrument }, index) => ({
      legId: index + 1,
      quantity,
      mismarkedQuantity: 0,
      price,
      time: schwabTime(closeTime),
      instrumentId: ssidOf(instrument.symbol),
    })),
  };
}
