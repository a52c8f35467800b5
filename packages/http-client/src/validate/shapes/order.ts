import {
  PriceLinkBasis,
  PriceLinkType,
  StopPriceLinkBasis,
  StopPriceLinkType,
  StopType,
} from "../../enums/order-prices.js";
import { OrderStatus } from "../../enums/order-status.js";
import {
  ComplexOrderStrategyType,
  Destination,
  Duration,
  OrderStrategyType,
  OrderType,
  Session,
  SpecialInstruction,
  TaxLotMethod,
} from "../../enums/order-terms.js";
import type { Order } from "../../types/order.js";
import type { ExecutionLeg, OrderActivity } from "../../types/order-activity.js";
import type { OrderTerms } from "../../types/order-terms.js";
import {
  type Entries,
  flag,
  later,
  list,
  number,
  object,
  open,
  openEnum,
  type Shape,
  text,
  textOrNumber,
} from "../shape.js";
import { orderLeg } from "./order-leg.js";

const terms: Entries<OrderTerms> = {
  session: openEnum(Session),
  duration: openEnum(Duration),
  orderType: openEnum(OrderType),
  orderStrategyType: openEnum(OrderStrategyType),
  complexOrderStrategyType: openEnum(ComplexOrderStrategyType),
  quantity: number,
  priceLinkBasis: openEnum(PriceLinkBasis),
  priceLinkType: openEnum(PriceLinkType),
  stopPriceLinkBasis: openEnum(StopPriceLinkBasis),
  stopPriceLinkType: openEnum(StopPriceLinkType),
  stopType: openEnum(StopType),
  specialInstruction: openEnum(SpecialInstruction),
  taxLotMethod: openEnum(TaxLotMethod),
};

const executionLeg: Shape<ExecutionLeg> = object<ExecutionLeg>({
  legId: number,
  instrumentId: number,
  price: number,
  quantity: number,
  mismarkedQuantity: number,
  time: text,
});

const activity: Shape<OrderActivity> = object<OrderActivity>({
  activityType: open(["EXECUTION", "ORDER_ACTION"]),
  activityId: number,
  executionType: open(["FILL", "CANCELED"]),
  quantity: number,
  orderRemainingQuantity: number,
  executionLegs: list(executionLeg),
});

export const order: Shape<Order> = object<Order>({
  ...terms,
  orderId: number,
  accountNumber: textOrNumber,
  status: openEnum(OrderStatus),
  statusDescription: text,
  enteredTime: text,
  closeTime: text,
  cancelTime: text,
  releaseTime: text,
  filledQuantity: number,
  remainingQuantity: number,
  price: number,
  stopPrice: number,
  stopPriceOffset: number,
  activationPrice: number,
  cancelable: flag,
  editable: flag,
  requestedDestination: openEnum(Destination),
  destinationLinkName: text,
  tag: text,
  orderLegCollection: list(orderLeg),
  orderActivityCollection: list(activity),
  childOrderStrategies: later(() => list(order)),
  replacingOrderCollection: later(() => list(order)),
});
