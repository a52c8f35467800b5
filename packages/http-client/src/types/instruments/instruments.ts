import type { Open } from "../open.js";
import type { InstrumentFundamental } from "./instrument-fundamental.js";

/** What a search found. `instruments` is missing when that is nothing. */
export interface Instruments {
  instruments?: Instrument[];
}

/** A security as market data knows it; what accounts hold is an `AccountInstrument`. */
export interface Instrument {
  symbol?: string;
  /** Nine characters; leading zeros belong to it. */
  cusip?: string;
  description?: string;
  exchange?: string;
  assetType?: InstrumentAssetType;
  type?: InstrumentAssetType;
  /** Only with `InstrumentProjection.FUNDAMENTAL`. */
  fundamental?: InstrumentFundamental;
  instrumentInfo?: Instrument;
  bondInstrumentInfo?: Instrument;
  bondFactor?: string;
  bondMultiplier?: string;
  bondPrice?: number;
}

export type InstrumentAssetType = Open<
  | "BOND"
  | "EQUITY"
  | "ETF"
  | "EXTENDED"
  | "FOREX"
  | "FUTURE"
  | "FUTURE_OPTION"
  | "FUNDAMENTAL"
  | "INDEX"
  | "INDICATOR"
  | "MUTUAL_FUND"
  | "OPTION"
  | "UNKNOWN"
>;
