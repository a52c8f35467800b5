import type { Open } from "./open.js";

/** Something that happened to an order. */
export interface OrderActivity {
  activityType?: Open<"EXECUTION" | "ORDER_ACTION">;
  /** Not in Schwab's specification. */
  activityId?: number;
  /** Schwab's specification knows `FILL` only. */
  executionType?: Open<"FILL" | "CANCELED">;
  quantity?: number;
  orderRemainingQuantity?: number;
  executionLegs?: ExecutionLeg[];
}

/** The part of an execution that belongs to one leg of the order. */
export interface ExecutionLeg {
  /** The `legId` in the order's `orderLegCollection`. */
  legId?: number;
  instrumentId?: number;
  /** Dollars a unit. */
  price?: number;
  quantity?: number;
  mismarkedQuantity?: number;
  /** Written `2024-06-06T13:46:03+0000`. */
  time?: string;
}
