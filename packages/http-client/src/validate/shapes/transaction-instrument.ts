import { AssetType } from "../../enums/order-legs.js";
import type {
  TransactionCashEquivalent,
  TransactionCollectiveInvestment,
  TransactionCurrency,
  TransactionEquity,
  TransactionFixedIncome,
  TransactionForex,
  TransactionFuture,
  TransactionIndex,
  TransactionInstrument,
  TransactionMutualFund,
  TransactionOption,
  TransactionOptionDeliverable,
  TransactionProduct,
} from "../../types/transaction-instrument.js";
import {
  flag,
  later,
  list,
  needed,
  number,
  object,
  oneOf,
  open,
  openEnum,
  type Shape,
  tagged,
  text,
  textOrNumber,
} from "../shape.js";

const base = {
  symbol: text,
  cusip: text,
  description: text,
  instrumentId: number,
  netChange: number,
  status: text,
  closingPrice: number,
  type: text,
};

const equity: Shape<TransactionEquity> = object<TransactionEquity>({
  ...base,
  assetType: needed(oneOf("EQUITY")),
  type: open([
    "COMMON_STOCK",
    "PREFERRED_STOCK",
    "DEPOSITORY_RECEIPT",
    "PREFERRED_DEPOSITORY_RECEIPT",
    "RESTRICTED_STOCK",
    "COMPONENT_UNIT",
    "RIGHT",
    "WARRANT",
    "CONVERTIBLE_PREFERRED_STOCK",
    "CONVERTIBLE_STOCK",
    "LIMITED_PARTNERSHIP",
    "WHEN_ISSUED",
    "UNKNOWN",
  ]),
});

const deliverable: Shape<TransactionOptionDeliverable> = object<TransactionOptionDeliverable>({
  rootSymbol: text,
  assetType: openEnum(AssetType),
  deliverableUnits: textOrNumber,
  deliverableNumber: number,
  strikePercent: number,
  deliverable: later(() => transactionInstrument),
});

const option: Shape<TransactionOption> = object<TransactionOption>({
  ...base,
  assetType: needed(oneOf("OPTION")),
  type: open(["VANILLA", "BINARY", "BARRIER", "UNKNOWN"]),
  putCall: open(["PUT", "CALL", "UNKNOWN"]),
  strikePrice: number,
  expirationDate: text,
  underlyingSymbol: text,
  underlyingCusip: text,
  optionPremiumMultiplier: number,
  optionDeliverables: list(deliverable),
  deliverable: later(() => transactionInstrument),
});

const mutualFund: Shape<TransactionMutualFund> = object<TransactionMutualFund>({
  ...base,
  assetType: needed(oneOf("MUTUAL_FUND")),
  type: open([
    "NOT_APPLICABLE",
    "OPEN_END_NON_TAXABLE",
    "OPEN_END_TAXABLE",
    "NO_LOAD_NON_TAXABLE",
    "NO_LOAD_TAXABLE",
    "UNKNOWN",
  ]),
  fundFamilyName: text,
  fundFamilySymbol: text,
  fundGroup: text,
  exchangeCutoffTime: text,
  purchaseCutoffTime: text,
  redemptionCutoffTime: text,
});

const fixedIncome: Shape<TransactionFixedIncome> = object<TransactionFixedIncome>({
  ...base,
  assetType: needed(oneOf("FIXED_INCOME")),
  type: open([
    "BOND_UNIT",
    "CERTIFICATE_OF_DEPOSIT",
    "CONVERTIBLE_BOND",
    "COLLATERALIZED_MORTGAGE_OBLIGATION",
    "CORPORATE_BOND",
    "GOVERNMENT_MORTGAGE",
    "GNMA_BONDS",
    "MUNICIPAL_ASSESSMENT_DISTRICT",
    "MUNICIPAL_BOND",
    "OTHER_GOVERNMENT",
    "SHORT_TERM_PAPER",
    "US_TREASURY_BOND",
    "US_TREASURY_BILL",
    "US_TREASURY_NOTE",
    "US_TREASURY_ZERO_COUPON",
    "AGENCY_BOND",
    "WHEN_AS_AND_IF_ISSUED_BOND",
    "ASSET_BACKED_SECURITY",
    "UNKNOWN",
  ]),
  factor: number,
  multiplier: number,
  maturityDate: text,
  variableRate: number,
});

const currency: Shape<TransactionCurrency> = object<TransactionCurrency>({
  ...base,
  assetType: needed(oneOf("CURRENCY")),
});

const future: Shape<TransactionFuture> = object<TransactionFuture>({
  ...base,
  assetType: needed(oneOf("FUTURE")),
  type: open(["STANDARD", "UNKNOWN"]),
  activeContract: flag,
  multiplier: number,
  expirationDate: text,
  firstNoticeDate: text,
  lastTradingDate: text,
});

const forex: Shape<TransactionForex> = object<TransactionForex>({
  ...base,
  assetType: needed(oneOf("FOREX")),
  type: open(["STANDARD", "NBBO", "UNKNOWN"]),
  baseCurrency: currency,
  counterCurrency: currency,
});

export const transactionInstrument: Shape<TransactionInstrument> = tagged<TransactionInstrument, "assetType">(
  "assetType",
  {
    EQUITY: equity,
    OPTION: option,
    COLLECTIVE_INVESTMENT: object<TransactionCollectiveInvestment>({
      ...base,
      assetType: needed(oneOf("COLLECTIVE_INVESTMENT")),
      type: open(["UNIT_INVESTMENT_TRUST", "EXCHANGE_TRADED_FUND", "CLOSED_END_FUND", "INDEX", "UNITS"]),
    }),
    MUTUAL_FUND: mutualFund,
    FIXED_INCOME: fixedIncome,
    CASH_EQUIVALENT: object<TransactionCashEquivalent>({
      ...base,
      assetType: needed(oneOf("CASH_EQUIVALENT")),
      type: open(["SWEEP_VEHICLE", "SAVINGS", "MONEY_MARKET_FUND", "UNKNOWN"]),
    }),
    CURRENCY: currency,
    FUTURE: future,
    FOREX: forex,
    INDEX: object<TransactionIndex>({
      ...base,
      assetType: needed(oneOf("INDEX")),
      type: open(["BROAD_BASED", "NARROW_BASED", "UNKNOWN"]),
      activeContract: flag,
    }),
    PRODUCT: object<TransactionProduct>({
      ...base,
      assetType: needed(oneOf("PRODUCT")),
      type: open(["TBD", "UNKNOWN"]),
    }),
  },
);
