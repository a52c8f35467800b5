import { ssidOf } from "../market/quotes/quote.js";
import { type Execution, remainingOf, type StoredOrder } from "../orders/order-book.js";
import { numberIn, signedRatio } from "../orders/order-request.js";
import { feesOf } from "../transactions/fees.js";
import { multiplierOf } from "../transactions/ledger.js";
import { type BaseEvent, type LegActivity, legIdOf } from "./activity-messages.js";
import { routeName } from "./messages-of-routes.js";
import { type WireDecimal, wireDecimal } from "./wire-decimal.js";
import { wireTime } from "./wire-time.js";
import * as words from "./wire-words.js";

/** A part of the order, or all of it, was executed. */
export function executionCreated(activity: LegActivity, execution: Execution): BaseEvent {
  return {
    type: "ExecutionCreated",
    member: "ExecutionCreatedEventExecutionInfo",
    event: {
      LegId: legIdOf(activity.order, activity.index),
      ExecutionInfo: executionInfo(activity, execution),
      RouteSequenceNumber: 1,
    },
  };
}

/** The same execution once it is posted to the account, with what is filled so far. */
export function orderFillCompleted(activity: LegActivity, execution: Execution): BaseEvent {
  const { account, order, leg, index } = activity;
  const { request } = order;
  const done = remainingOf(order) === 0;
  return {
    type: "OrderFillCompleted",
    member: "OrderFillCompletedEventOrderLegQuantityInfo",
    event: {
      LegId: legIdOf(order, index),
      LegStatus: done ? "LegClosed" : "LegOpen",
      LegSubStatus: done ? "LegSubStatusFilled" : "LegSubStatusPartiallyFilled",
      PriceImprovement: wireDecimal(0),
      QuantityInfo: {
        ExecutionID: executionIdOf(execution, index),
        CumulativeQuantity: ofLeg(activity, order.filled),
        LeavesQuantity: ofLeg(activity, remainingOf(order)),
        AveragePrice: wireDecimal(averagePrice(order, index)),
      },
      ExecutionInfo: executionInfo(activity, execution),
      OrderInfoForTransactionPosting: {
        LimitPrice: wireDecimal(numberIn(request.terms, "price") ?? 0),
        OrderTypeCode: words.orderTypeCode(request),
        OpenClosePositionCode: words.openCloseCode(leg),
        BuySellCode: words.buySellCode(leg),
        Quantity: wireDecimal(leg.quantity),
        StopPrice: wireDecimal(numberIn(request.terms, "stopPrice") ?? 0),
        Symbol: leg.instrument.symbol,
        SchwabSecurityID: String(ssidOf(leg.instrument.symbol)),
        AccountingRuleCode: words.accountingRuleCode(leg, account),
        SettlementType: "SettlementType_Regular",
      },
    },
  };
}

function executionInfo(activity: LegActivity, execution: Execution): Record<string, unknown> {
  const { order, leg, index } = activity;
  const price = execution.prices[index] ?? 0;
  const quantity = signedRatio(order.request, leg) * execution.quantity;
  const { COMMISSION = 0 } = feesOf(leg.instrument, quantity, price);
  return {
    ExecutionSequenceNumber: order.executions.indexOf(execution) + 1,
    ExecutionId: executionIdOf(execution, index),
    VenueExecutionID: `V${execution.activityId}`,
    ExecutionQuantity: wireDecimal(Math.abs(quantity)),
    ExecutionPrice: wireDecimal(price),
    ExecutionTimeStamp: wireTime(execution.time),
    ExecutionTransType: "Fill",
    ExecutionCapacityCode: "Agency",
    RouteName: routeName,
    RouteSequenceNumber: 1,
    ReportingCapacityCode: "RC_Agency",
    CumulativeQuantity: ofLeg(activity, order.filled),
    LeavesQuantity: ofLeg(activity, remainingOf(order)),
    // Spelled so by Schwab.
    PrincipalAmmount: wireDecimal(Math.abs(quantity) * price * multiplierOf(leg.instrument)),
    ActualChargedCommissionAmount: wireDecimal(COMMISSION),
    ClientOrderID: `${order.orderId}.1`,
  };
}

/** Units of the order as those of a leg. */
export function ofLeg({ order, leg }: LegActivity, units: number): WireDecimal {
  return wireDecimal(Math.abs(signedRatio(order.request, leg)) * units);
}

function executionIdOf({ activityId }: Execution, index: number): string {
  return `SANDBOX-${activityId}-${index + 1}`;
}

function averagePrice({ executions, filled }: StoredOrder, index: number): number {
  const paid = executions
    .filter(({ executionType }) => executionType === "FILL")
    .reduce((sum, { prices, quantity }) => sum + (prices[index] ?? 0) * quantity, 0);
  return filled === 0 ? 0 : paid / filled;
}
