import { ssidOf } from "../market/quotes/quote.js";
import { numberIn, type OrderLeg, textIn } from "../orders/order-request.js";
import type { Activity } from "./activity-feed.js";
import { type BaseEvent, legIdOf } from "./activity-messages.js";
import { wireDecimal } from "./wire-decimal.js";
import { wireTime } from "./wire-time.js";
import * as words from "./wire-words.js";

/** The order as it was entered, with all its legs. */
export function orderCreated(activity: Activity): BaseEvent {
  const { account, order, time } = activity;
  const { request, orderId } = order;
  return {
    type: "OrderCreated",
    member: "OrderCreatedEventEquityOrder",
    event: {
      Order: {
        SchwabOrderID: String(orderId),
        AccountNumber: account.accountNumber,
        Order: {
          AccountInfo: { AccountNumber: account.accountNumber, AccountTypeCode: "Customer" },
          LifecycleCreatedTimestamp: wireTime(time),
          LifecycleSchwabOrderID: String(orderId),
          EntryTimestamp: wireTime(order.enteredTime),
          AutoConfirm: true,
          SourceOMS: "NGOMS",
          FirmID: "CHAS",
          AssetOrderEquityOrderLeg: {
            OrderInstruction: { ExecutionStrategy: executionStrategy(activity) },
            AssetType: request.legs[0] && words.assetTypeCode(request.legs[0]),
            TimeInForce: words.timeInForce(request),
            OrderTypeCode: words.orderTypeCode(request),
            OrderLegs: request.legs.map((leg, index) => orderLeg(activity, leg, index)),
            OrderCapacityCode: "OC_Agency",
            SettlementType: "SettlementType_Regular",
            EquityOrder: { TradingSessionCodeOnOrderEntry: words.sessionCode(request) },
          },
        },
      },
    },
  };
}

/** Nothing speaks against the order. */
export function orderAccepted({ order, time }: Activity): BaseEvent {
  return {
    type: "OrderAccepted",
    member: "OrderAcceptedEvent",
    event: {
      CreatedTimeStamp: wireTime(time),
      ...(order.progress && { ExpiryTimeStamp: wireTime(order.progress.deadline) }),
      Status: "Open",
      TradingSessionCodeOnOrderEntry: words.sessionCode(order.request),
    },
  };
}

/** The kind of order once more, with its prices in a member named after it. */
function executionStrategy({ order: { request } }: Activity): Record<string, unknown> {
  const code = words.orderTypeCode(request);
  const [price, stopPrice] = [numberIn(request.terms, "price"), numberIn(request.terms, "stopPrice")];
  const Type = `ES_${code}`;
  return {
    Type,
    [`${code}ExecutionStrategy`]: {
      Type,
      ...(price !== undefined && { LimitPrice: wireDecimal(price), LimitPriceUnitCode: "Units" }),
      ...(stopPrice !== undefined && { StopPrice: wireDecimal(stopPrice) }),
    },
    ...(textIn(request.terms, "specialInstruction").startsWith("ALL_OR_NONE") && { AllOrNone: true }),
  };
}

function orderLeg({ account, order }: Activity, leg: OrderLeg, index: number): Record<string, unknown> {
  const { symbol, kind, contract, cusip, description } = leg.instrument;
  return {
    LegID: legIdOf(order, index),
    LegParentSchwabOrderID: String(order.orderId),
    Quantity: wireDecimal(leg.quantity),
    QuantityUnitsCodeType: "SharesOrUnits",
    LeavesQuantity: wireDecimal(leg.quantity),
    BuySellCode: words.buySellCode(leg),
    ...(kind === "OPTION" && { OpenClosePositionCode: words.openCloseCode(leg) }),
    Security: {
      SchwabSecurityID: String(ssidOf(symbol)),
      Symbol: symbol,
      UnderlyingSymbol: contract?.underlying ?? symbol,
      MajorAssetType: words.assetTypeCode(leg),
      ShortDescriptionText: description,
      ...(cusip !== undefined && { CUSIP: cusip }),
    },
    AccountingRuleCode: words.accountingRuleCode(leg, account),
  };
}
