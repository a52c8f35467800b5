import type { PositionEffect } from "../enums/order-legs.js";
import type { FeeType } from "./fee-type.js";
import type { TransactionInstrument } from "./transaction-instrument.js";

/** One thing that a transaction moved. A fee has `feeType` and the currency as its instrument. */
export interface TransferItem {
  instrument?: TransactionInstrument;
  /** Units of the instrument, below zero for what left the account. */
  amount?: number;
  /** Dollars, below zero for what was paid. */
  cost?: number;
  /** Dollars a unit. */
  price?: number;
  feeType?: FeeType;
  positionEffect?: PositionEffect;
}
