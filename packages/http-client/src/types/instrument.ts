import type { Open } from "./open.js";

/** What is held or traded in an account. Told apart by `assetType`; an ETF is a `COLLECTIVE_INVESTMENT`. */
export type AccountInstrument =
  | EquityInstrument
  | OptionInstrument
  | CollectiveInvestmentInstrument
  | MutualFundInstrument
  | FixedIncomeInstrument
  | CashEquivalentInstrument
  | OtherInstrument;

interface InstrumentBase {
  symbol?: string;
  cusip?: string;
  description?: string;
  instrumentId?: number;
  netChange?: number;
  /** The kind within the asset type, such as `COMMON_STOCK`. */
  type?: string;
}

export interface EquityInstrument extends InstrumentBase {
  assetType: "EQUITY";
}

export interface OptionInstrument extends InstrumentBase {
  assetType: "OPTION";
  type?: Open<"VANILLA" | "BINARY" | "BARRIER" | "UNKNOWN">;
  putCall?: Open<"PUT" | "CALL" | "UNKNOWN">;
  underlyingSymbol?: string;
  optionMultiplier?: number;
  optionDeliverables?: OptionDeliverable[];
}

export interface OptionDeliverable {
  symbol?: string;
  /** A string by Schwab's specification, a number in live answers. */
  deliverableUnits?: number | string;
  apiCurrencyType?: Open<"USD" | "CAD" | "EUR" | "JPY"> | null;
  assetType?: string;
}

/** Every ETF is one, with `type` `EXCHANGE_TRADED_FUND`. Missing in Schwab's own union. */
export interface CollectiveInvestmentInstrument extends InstrumentBase {
  assetType: "COLLECTIVE_INVESTMENT";
  type?: Open<"UNIT_INVESTMENT_TRUST" | "EXCHANGE_TRADED_FUND" | "CLOSED_END_FUND" | "INDEX" | "UNITS">;
}

export interface MutualFundInstrument extends InstrumentBase {
  assetType: "MUTUAL_FUND";
}

export interface FixedIncomeInstrument extends InstrumentBase {
  assetType: "FIXED_INCOME";
  factor?: number;
  /** Date and time as Schwab writes them: `2030-05-15T04:00:00.000+0000`. */
  maturityDate?: string;
  variableRate?: number;
}

export interface CashEquivalentInstrument extends InstrumentBase {
  assetType: "CASH_EQUIVALENT";
  type?: Open<"SWEEP_VEHICLE" | "SAVINGS" | "MONEY_MARKET_FUND" | "UNKNOWN">;
}

export interface OtherInstrument extends InstrumentBase {
  assetType: "INDEX" | "CURRENCY" | "FUTURE" | "FOREX" | "PRODUCT";
}
