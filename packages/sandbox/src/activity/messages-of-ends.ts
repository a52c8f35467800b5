import { remainingOf } from "../orders/order-book.js";
import { signedRatio } from "../orders/order-request.js";
import type { Activity } from "./activity-feed.js";
import { type BaseEvent, type LegActivity, legIdOf } from "./activity-messages.js";
import { ofLeg } from "./messages-of-fills.js";
import { routeName } from "./messages-of-routes.js";
import { wireDecimal } from "./wire-decimal.js";
import { wireTime } from "./wire-time.js";

export type OutCancelType = "ClientCancel" | "ClientChange" | "Expired" | "SystemReject";

/** Somebody wants the order to end. */
export function cancelAccepted({ order, time }: Activity, CancelRequestType: OutCancelType): BaseEvent {
  const { request } = order;
  return {
    type: "CancelAccepted",
    member: "CancelAcceptedEvent",
    event: {
      LifecycleSchwabOrderID: String(order.orderId),
      CancelTimeStamp: wireTime(time),
      CancelRequestType,
      LegCancelRequestInfoList: request.legs.map((leg, index) => ({
        LegID: legIdOf(order, index),
        IntendedOrderQuantity: wireDecimal(leg.quantity),
        RequestedAmount: wireDecimal(Math.abs(signedRatio(request, leg)) * remainingOf(order)),
        LegStatus: "LegOpen",
        LegSubStatus: "LegSubStatusCancelled",
        CancelAcceptedTime: wireTime(time),
      })),
    },
  };
}

/** The market has taken the rest out: an execution of nothing, without a price. */
export function takenOutExecution(activity: LegActivity, CancelType: OutCancelType): BaseEvent {
  const { order, time, index } = activity;
  return {
    type: "ExecutionCreated",
    member: "ExecutionCreatedEventExecutionInfo",
    event: {
      LegId: legIdOf(order, index),
      ExecutionInfo: {
        ExecutionSequenceNumber: order.executions.length,
        ExecutionId: outIdOf(activity),
        ExecutionQuantity: ofLeg(activity, remainingOf(order)),
        ExecutionTimeStamp: wireTime(time),
        ExecutionTransType: "UROut",
        ExecutionCapacityCode: "Agency",
        CancelType,
        RouteName: routeName,
        LeavesQuantity: wireDecimal(0),
        CumulativeQuantity: ofLeg(activity, order.filled),
      },
      RouteSequenceNumber: 1,
    },
  };
}

/** The order is over without being filled, by whatever way. */
export function takenOut(
  activity: LegActivity,
  OutCancelType: OutCancelType,
  problems: readonly string[],
): BaseEvent {
  const { order, time, index } = activity;
  const LegSubStatus = OutCancelType === "SystemReject" ? "LegSubStatusRejected" : "LegSubStatusCancelled";
  return {
    type: "OrderUROutCompleted",
    member: "OrderUROutCompletedEvent",
    event: {
      LegId: legIdOf(order, index),
      ExecutionId: outIdOf(activity),
      ExecutionTimeStamp: wireTime(time),
      LeavesQuantity: wireDecimal(0),
      CancelQuantity: ofLeg(activity, remainingOf(order)),
      LegStatus: "LegClosed",
      LegSubStatus,
      OutCancelType,
      ...(problems.length > 0 && {
        ValidationDetail: problems.map((NgOMSRuleDescription) => ({
          SchwabOrderID: String(order.orderId),
          NgOMSRuleName: "Sandbox",
          NgOMSRuleDescription,
        })),
      }),
    },
  };
}

/** Its time has run out. */
export function orderExpired({ order, time }: Activity): BaseEvent {
  return {
    type: "OrderExpired",
    member: "OrderExpiredEvent",
    event: { LifecycleSchwabOrderID: String(order.orderId), ExpiryTimeStamp: wireTime(time) },
  };
}

function outIdOf({ order, index }: LegActivity): string {
  return `SANDBOX-${order.orderId}-OUT-${index + 1}`;
}
