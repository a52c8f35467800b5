import type { AssetType } from "../enums/order-legs.js";
import type { Open } from "./open.js";

/** What a transaction moved. Told apart by `assetType`; an ETF is a `COLLECTIVE_INVESTMENT`. */
export type TransactionInstrument =
  | TransactionEquity
  | TransactionOption
  | TransactionCollectiveInvestment
  | TransactionMutualFund
  | TransactionFixedIncome
  | TransactionCashEquivalent
  | TransactionCurrency
  | TransactionFuture
  | TransactionForex
  | TransactionIndex
  | TransactionProduct;

/** Times are written `2024-06-06T13:46:03+0000`. */
interface InstrumentBase {
  symbol?: string;
  cusip?: string;
  description?: string;
  instrumentId?: number;
  netChange?: number;
  /** Not in Schwab's specification; seen as `ACTIVE`. */
  status?: string;
  /** Not in Schwab's specification. Dollars. */
  closingPrice?: number;
  /** The kind within the asset type. */
  type?: string;
}

export interface TransactionEquity extends InstrumentBase {
  assetType: "EQUITY";
  type?: Open<
    | "COMMON_STOCK"
    | "PREFERRED_STOCK"
    | "DEPOSITORY_RECEIPT"
    | "PREFERRED_DEPOSITORY_RECEIPT"
    | "RESTRICTED_STOCK"
    | "COMPONENT_UNIT"
    | "RIGHT"
    | "WARRANT"
    | "CONVERTIBLE_PREFERRED_STOCK"
    | "CONVERTIBLE_STOCK"
    | "LIMITED_PARTNERSHIP"
    | "WHEN_ISSUED"
    | "UNKNOWN"
  >;
}

export interface TransactionOption extends InstrumentBase {
  assetType: "OPTION";
  type?: Open<"VANILLA" | "BINARY" | "BARRIER" | "UNKNOWN">;
  putCall?: Open<"PUT" | "CALL" | "UNKNOWN">;
  strikePrice?: number;
  expirationDate?: string;
  underlyingSymbol?: string;
  underlyingCusip?: string;
  optionPremiumMultiplier?: number;
  optionDeliverables?: TransactionOptionDeliverable[];
  deliverable?: TransactionInstrument;
}

export interface TransactionOptionDeliverable {
  rootSymbol?: string;
  assetType?: AssetType;
  /** A string has been seen in other answers of Schwab's. */
  deliverableUnits?: number | string;
  deliverableNumber?: number;
  strikePercent?: number;
  deliverable?: TransactionInstrument;
}

export interface TransactionCollectiveInvestment extends InstrumentBase {
  assetType: "COLLECTIVE_INVESTMENT";
  type?: Open<"UNIT_INVESTMENT_TRUST" | "EXCHANGE_TRADED_FUND" | "CLOSED_END_FUND" | "INDEX" | "UNITS">;
}

export interface TransactionMutualFund extends InstrumentBase {
  assetType: "MUTUAL_FUND";
  type?: Open<
    | "NOT_APPLICABLE"
    | "OPEN_END_NON_TAXABLE"
    | "OPEN_END_TAXABLE"
    | "NO_LOAD_NON_TAXABLE"
    | "NO_LOAD_TAXABLE"
    | "UNKNOWN"
  >;
  fundFamilyName?: string;
  fundFamilySymbol?: string;
  fundGroup?: string;
  exchangeCutoffTime?: string;
  purchaseCutoffTime?: string;
  redemptionCutoffTime?: string;
}

export interface TransactionFixedIncome extends InstrumentBase {
  assetType: "FIXED_INCOME";
  type?: Open<
    | "BOND_UNIT"
    | "CERTIFICATE_OF_DEPOSIT"
    | "CONVERTIBLE_BOND"
    | "COLLATERALIZED_MORTGAGE_OBLIGATION"
    | "CORPORATE_BOND"
    | "GOVERNMENT_MORTGAGE"
    | "GNMA_BONDS"
    | "MUNICIPAL_ASSESSMENT_DISTRICT"
    | "MUNICIPAL_BOND"
    | "OTHER_GOVERNMENT"
    | "SHORT_TERM_PAPER"
    | "US_TREASURY_BOND"
    | "US_TREASURY_BILL"
    | "US_TREASURY_NOTE"
    | "US_TREASURY_ZERO_COUPON"
    | "AGENCY_BOND"
    | "WHEN_AS_AND_IF_ISSUED_BOND"
    | "ASSET_BACKED_SECURITY"
    | "UNKNOWN"
  >;
  factor?: number;
  multiplier?: number;
  maturityDate?: string;
  variableRate?: number;
}

export interface TransactionCashEquivalent extends InstrumentBase {
  assetType: "CASH_EQUIVALENT";
  type?: Open<"SWEEP_VEHICLE" | "SAVINGS" | "MONEY_MARKET_FUND" | "UNKNOWN">;
}

/** Money; its symbol is such as `CURRENCY_USD`. */
export interface TransactionCurrency extends InstrumentBase {
  assetType: "CURRENCY";
}

export interface TransactionFuture extends InstrumentBase {
  assetType: "FUTURE";
  type?: Open<"STANDARD" | "UNKNOWN">;
  activeContract?: boolean;
  multiplier?: number;
  expirationDate?: string;
  firstNoticeDate?: string;
  lastTradingDate?: string;
}

export interface TransactionForex extends InstrumentBase {
  assetType: "FOREX";
  type?: Open<"STANDARD" | "NBBO" | "UNKNOWN">;
  baseCurrency?: TransactionCurrency;
  counterCurrency?: TransactionCurrency;
}

export interface TransactionIndex extends InstrumentBase {
  assetType: "INDEX";
  type?: Open<"BROAD_BASED" | "NARROW_BASED" | "UNKNOWN">;
  activeContract?: boolean;
}

export interface TransactionProduct extends InstrumentBase {
  assetType: "PRODUCT";
  type?: Open<"TBD" | "UNKNOWN">;
}
