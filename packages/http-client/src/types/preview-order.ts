import type { AssetType, Instruction, PositionEffect } from "../enums/order-legs.js";
import type { OrderStatus } from "../enums/order-status.js";
import type {
  ComplexOrderStrategyType,
  Duration,
  OrderStrategyType,
  OrderType,
  Session,
  SettlementInstruction,
} from "../enums/order-terms.js";
import type { AccountInstrument } from "./instrument.js";
import type { Open } from "./open.js";
import type { OrderValidationResult } from "./order-validation.js";
import type { CommissionAndFee } from "./preview-fees.js";

/** What placing an order would do. Nothing is placed, also when `orderValidationResult` rejects nothing. */
export interface PreviewOrder {
  orderId?: number;
  orderStrategy?: PreviewOrderStrategy;
  /** Objections come in here with status 200; `rejects` is what Schwab would refuse. May be `{}`. */
  orderValidationResult?: OrderValidationResult;
  commissionAndFee?: CommissionAndFee;
}

/** Values in dollars. */
export interface PreviewOrderStrategy {
  accountNumber?: string | number;
  advancedOrderType?: Open<
    "NONE" | "OTO" | "OCO" | "OTOCO" | "OT2OCO" | "OT3OCO" | "BLAST_ALL" | "OTA" | "PAIR"
  >;
  allOrNone?: boolean;
  amountIndicator?: Open<"DOLLARS" | "SHARES" | "ALL_SHARES" | "PERCENTAGE" | "UNKNOWN">;
  /** Written `2024-06-06T13:46:03+0000`. */
  closeTime?: string;
  /** Written `2024-06-06T13:46:03+0000`. */
  enteredTime?: string;
  discretionary?: boolean;
  duration?: Duration;
  filledQuantity?: number;
  orderBalance?: OrderBalance;
  orderLegs?: PreviewOrderLeg[];
  orderStrategyType?: OrderStrategyType;
  orderType?: OrderType;
  orderValue?: number;
  orderVersion?: number;
  price?: number;
  quantity?: number;
  remainingQuantity?: number;
  sellNonMarginableFirst?: boolean;
  session?: Session;
  settlementInstruction?: SettlementInstruction;
  status?: OrderStatus;
  strategy?: ComplexOrderStrategyType;
}

/** The account after the order, in dollars. */
export interface OrderBalance {
  orderValue?: number;
  projectedAvailableFund?: number;
  projectedBuyingPower?: number;
  projectedCommission?: number;
}

/** Prices in dollars. */
export interface PreviewOrderLeg {
  legId?: number;
  assetType?: AssetType;
  finalSymbol?: string;
  instruction?: Instruction;
  /** Not in Schwab's specification. */
  instrument?: AccountInstrument;
  /** Not in Schwab's specification. */
  positionEffect?: PositionEffect;
  quantity?: number;
  askPrice?: number;
  bidPrice?: number;
  lastPrice?: number;
  markPrice?: number;
  projectedCommission?: number;
}
