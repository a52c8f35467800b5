import type { AccountInstrument } from "./instrument.js";

/** One holding. Prices and values in dollars; a short position counts in `shortQuantity`. */
export interface Position {
  instrument?: AccountInstrument;
  longQuantity?: number;
  shortQuantity?: number;
  settledLongQuantity?: number;
  settledShortQuantity?: number;
  previousSessionLongQuantity?: number;
  previousSessionShortQuantity?: number;
  agedQuantity?: number;
  averagePrice?: number;
  averageLongPrice?: number;
  averageShortPrice?: number;
  taxLotAverageLongPrice?: number;
  taxLotAverageShortPrice?: number;
  marketValue?: number;
  maintenanceRequirement?: number;
  longOpenProfitLoss?: number;
  shortOpenProfitLoss?: number;
  currentDayCost?: number;
  currentDayProfitLoss?: number;
  /** Percent. */
  currentDayProfitLossPercentage?: number;
}
