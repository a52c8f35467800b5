import type { OrderStatus } from "../enums/order-status.js";
import type { Destination } from "../enums/order-terms.js";
import type { OrderActivity } from "./order-activity.js";
import type { OrderLeg } from "./order-leg.js";
import type { OrderTerms } from "./order-terms.js";

/**
 * An order as Schwab lists it. Times are written `2024-06-06T13:46:03+0000`, without the colon that some
 * runtimes' `Date.parse` wants. Prices in dollars.
 */
export interface Order extends OrderTerms {
  /** A number on the wire; what this package returns of its own is a string. Compare with `String(…)`. */
  orderId?: number;
  /** A number by Schwab's specification; strings have been seen. Compare with `String(…)`. */
  accountNumber?: number | string;
  status?: OrderStatus;
  /** Why an order was rejected, which may become known after it was placed. */
  statusDescription?: string;
  /** When it was entered, as all times of an order: `2024-06-06T13:46:03+0000`. */
  enteredTime?: string;
  closeTime?: string;
  cancelTime?: string;
  releaseTime?: string;
  filledQuantity?: number;
  remainingQuantity?: number;
  price?: number;
  stopPrice?: number;
  stopPriceOffset?: number;
  activationPrice?: number;
  cancelable?: boolean;
  editable?: boolean;
  requestedDestination?: Destination;
  destinationLinkName?: string;
  /** Which program entered it, such as `API_TOS:TRADING`. */
  tag?: string;
  orderLegCollection?: OrderLeg[];
  /** Executions, and what else happened to it. */
  orderActivityCollection?: OrderActivity[];
  childOrderStrategies?: Order[];
  replacingOrderCollection?: Order[];
}
