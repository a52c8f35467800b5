import type { StoredOrder } from "../orders/order-book.js";
import type { Json, OrderLeg } from "../orders/order-request.js";
import type { Activity } from "./activity-feed.js";
import { cancelAccepted, orderExpired, takenOut, takenOutExecution } from "./messages-of-ends.js";
import { executionCreated, orderFillCompleted } from "./messages-of-fills.js";
import { orderAccepted, orderCreated } from "./messages-of-orders.js";
import {
  executionRequestCompleted,
  executionRequestCreated,
  executionRequested,
} from "./messages-of-routes.js";

/** One message of the stream's account activity. */
export interface ActivityMessage {
  readonly messageType: string;
  /** What Schwab sends as JSON text. */
  readonly message: {
    readonly SchwabOrderID: string;
    readonly AccountNumber: string;
    readonly BaseEvent: Json;
  };
}

/** A leg of an order to which something has happened. */
export interface LegActivity extends Activity {
  readonly leg: OrderLeg;
  /** From 0. */
  readonly index: number;
}

/** Part of a message: the member beside `EventType` has a name of its own in each type. */
export interface BaseEvent {
  readonly type: string;
  readonly member: string;
  readonly event: Json;
}

/** The messages in which Schwab tells of something, in its order. Where several legs have them, leg by leg. */
export function activityMessages(activity: Activity): readonly ActivityMessage[] {
  const { account, order } = activity;
  return eventsOf(activity).map(({ type, member, event }) => ({
    messageType: type,
    message: {
      SchwabOrderID: String(order.orderId),
      AccountNumber: account.accountNumber,
      BaseEvent: { EventType: type, [member]: { EventType: type, ...event } },
    },
  }));
}

function eventsOf(activity: Activity): readonly BaseEvent[] {
  const { happening } = activity;
  const ofLegs = (...parts: readonly ((leg: LegActivity) => BaseEvent)[]): readonly BaseEvent[] =>
    legsOf(activity).flatMap((leg) => parts.map((part) => part(leg)));
  switch (happening.what) {
    case "entered":
      return [orderCreated(activity)];
    case "accepted":
      return [orderAccepted(activity)];
    case "working":
      return ofLegs(
        (leg) => executionRequested(leg, "New"),
        executionRequestCreated,
        (leg) => executionRequestCompleted(leg, "Accepted"),
      );
    case "filled":
      return ofLegs(
        (leg) => executionCreated(leg, happening.execution),
        (leg) => orderFillCompleted(leg, happening.execution),
      );
    case "canceled":
      return [
        cancelAccepted(activity, "ClientCancel"),
        ...ofLegs(
          (leg) => executionRequested(leg, "Cancel"),
          // Schwab sends this enumeration's value as a number here.
          (leg) => executionRequestCompleted(leg, 7),
          (leg) => takenOutExecution(leg, "ClientCancel"),
          (leg) => takenOut(leg, "ClientCancel", []),
        ),
      ];
    case "replaced":
      return [
        cancelAccepted(activity, "ClientChange"),
        ...ofLegs(
          (leg) => takenOutExecution(leg, "ClientChange"),
          (leg) => takenOut(leg, "ClientChange", []),
        ),
      ];
    case "rejected":
      return ofLegs((leg) => takenOut(leg, "SystemReject", happening.problems));
    case "expired":
      return [
        orderExpired(activity),
        ...ofLegs(
          (leg) => takenOutExecution(leg, "Expired"),
          (leg) => takenOut(leg, "Expired", []),
        ),
      ];
  }
}

function legsOf(activity: Activity): readonly LegActivity[] {
  return activity.order.request.legs.map((leg, index) => ({ ...activity, leg, index }));
}

/** In an order with one leg that is the order's own number. */
export function legIdOf({ orderId, request }: StoredOrder, index: number): string {
  return request.legs.length === 1 ? String(orderId) : `${orderId}0${index + 1}`;
}
