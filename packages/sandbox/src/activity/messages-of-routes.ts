import { remainingOf } from "../orders/order-book.js";
import { numberIn, signedRatio } from "../orders/order-request.js";
import { type BaseEvent, type LegActivity, legIdOf } from "./activity-messages.js";
import { wireDecimal } from "./wire-decimal.js";
import { wireTime } from "./wire-time.js";
import { timeInForce } from "./wire-words.js";

/** The one place that all orders are sent to. */
export const routeName = "SANDBOX";

/** The order is sent to a market, or its cancellation is. */
export function executionRequested(activity: LegActivity, type: "New" | "Cancel"): BaseEvent {
  const { order, time, index } = activity;
  const RouteSequenceNumber = type === "New" ? 1 : 2;
  return {
    type: "ExecutionRequested",
    member: "ExecutionRequestedEventRoutedInfo",
    event: {
      RouteSequenceNumber,
      RouteRequestedBy: "RR_Broker",
      LegId: legIdOf(order, index),
      RouteInfo: {
        RouteName: routeName,
        RouteSequenceNumber,
        RoutedExecutionTimestamp: wireTime(time),
        RouteRequestedType: type,
        ...routed(activity),
        RouteStatus: "RouteCreated",
        ClientOrderID: `${order.orderId}.${RouteSequenceNumber}`,
        RouteTimeInForce: timeInForce(order.request),
      },
    },
  };
}

/** The market has got it. */
export function executionRequestCreated(activity: LegActivity): BaseEvent {
  const { order, time, index } = activity;
  return {
    type: "ExecutionRequestCreated",
    member: "ExecutionRequestCreatedEvent",
    event: {
      LegId: legIdOf(order, index),
      RouteName: routeName,
      RouteRequestType: "New",
      RouteRequestedBy: "RR_Broker",
      RouteStatus: "RouteFixAcknowledged",
      ...routed(activity),
      RouteAcknowledgmentTimeStamp: wireTime(time),
      ClientOrderID: `${order.orderId}.1`,
    },
  };
}

/** The market has answered. */
export function executionRequestCompleted(
  activity: LegActivity,
  ResponseType: "Accepted" | number,
): BaseEvent {
  const { order, time, index } = activity;
  const isNew = ResponseType === "Accepted";
  return {
    type: "ExecutionRequestCompleted",
    member: "ExecutionRequestCompletedEvent",
    event: {
      LegId: legIdOf(order, index),
      ResponseType,
      ExchangeOrderID: `X${order.orderId}`,
      ExecutionTime: wireTime(time),
      RouteSequenceNumber: isNew ? 1 : 2,
      // Schwab sends this enumeration's value as a number for what was taken out.
      RouteStatus: isNew ? "RouteOpen" : 8,
      RouteAcknowledgmentTimeStamp: wireTime(time),
      ClientOrderID: `${order.orderId}.${isNew ? 1 : 2}`,
    },
  };
}

function routed({ order, leg }: LegActivity): Record<string, unknown> {
  const { request } = order;
  return {
    RoutedQuantity: wireDecimal(Math.abs(signedRatio(request, leg)) * remainingOf(order)),
    RoutedPrice: wireDecimal(numberIn(request.terms, "price") ?? 0),
  };
}
