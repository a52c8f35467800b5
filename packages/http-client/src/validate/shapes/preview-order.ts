import { AssetType, Instruction, PositionEffect } from "../../enums/order-legs.js";
import { OrderStatus } from "../../enums/order-status.js";
import {
  ComplexOrderStrategyType,
  Duration,
  OrderStrategyType,
  OrderType,
  Session,
  SettlementInstruction,
} from "../../enums/order-terms.js";
import type {
  OrderBalance,
  PreviewOrder,
  PreviewOrderLeg,
  PreviewOrderStrategy,
} from "../../types/preview-order.js";
import { flag, list, number, object, open, openEnum, type Shape, text, textOrNumber } from "../shape.js";
import { accountInstrument } from "./account-instrument.js";
import { orderValidationResult } from "./order-validation.js";
import { commissionAndFee } from "./preview-fees.js";

const leg: Shape<PreviewOrderLeg> = object<PreviewOrderLeg>({
  legId: number,
  assetType: openEnum(AssetType),
  finalSymbol: text,
  instruction: openEnum(Instruction),
  instrument: accountInstrument,
  positionEffect: openEnum(PositionEffect),
  quantity: number,
  askPrice: number,
  bidPrice: number,
  lastPrice: number,
  markPrice: number,
  projectedCommission: number,
});

const strategy: Shape<PreviewOrderStrategy> = object<PreviewOrderStrategy>({
  accountNumber: textOrNumber,
  advancedOrderType: open(["NONE", "OTO", "OCO", "OTOCO", "OT2OCO", "OT3OCO", "BLAST_ALL", "OTA", "PAIR"]),
  allOrNone: flag,
  amountIndicator: open(["DOLLARS", "SHARES", "ALL_SHARES", "PERCENTAGE", "UNKNOWN"]),
  closeTime: text,
  enteredTime: text,
  discretionary: flag,
  duration: openEnum(Duration),
  filledQuantity: number,
  orderBalance: object<OrderBalance>({
    orderValue: number,
    projectedAvailableFund: number,
    projectedBuyingPower: number,
    projectedCommission: number,
  }),
  orderLegs: list(leg),
  orderStrategyType: openEnum(OrderStrategyType),
  orderType: openEnum(OrderType),
  orderValue: number,
  orderVersion: number,
  price: number,
  quantity: number,
  remainingQuantity: number,
  sellNonMarginableFirst: flag,
  session: openEnum(Session),
  settlementInstruction: openEnum(SettlementInstruction),
  status: openEnum(OrderStatus),
  strategy: openEnum(ComplexOrderStrategyType),
});

export const previewOrder: Shape<PreviewOrder> = object<PreviewOrder>({
  orderId: number,
  orderStrategy: strategy,
  orderValidationResult,
  commissionAndFee,
});
