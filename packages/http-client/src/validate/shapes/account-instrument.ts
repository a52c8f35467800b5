import type {
  AccountInstrument,
  CashEquivalentInstrument,
  CollectiveInvestmentInstrument,
  EquityInstrument,
  FixedIncomeInstrument,
  MutualFundInstrument,
  OptionDeliverable,
  OptionInstrument,
  OtherInstrument,
} from "../../types/instrument.js";
import {
  list,
  needed,
  nullable,
  number,
  object,
  oneOf,
  open,
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
  type: text,
};

const deliverable: Shape<OptionDeliverable> = object<OptionDeliverable>({
  symbol: text,
  deliverableUnits: textOrNumber,
  apiCurrencyType: nullable(open(["USD", "CAD", "EUR", "JPY"])),
  assetType: text,
});

const option: Shape<OptionInstrument> = object<OptionInstrument>({
  ...base,
  assetType: needed(oneOf("OPTION")),
  type: open(["VANILLA", "BINARY", "BARRIER", "UNKNOWN"]),
  putCall: open(["PUT", "CALL", "UNKNOWN"]),
  underlyingSymbol: text,
  optionMultiplier: number,
  optionDeliverables: list(deliverable),
});

const collectiveInvestment: Shape<CollectiveInvestmentInstrument> = object<CollectiveInvestmentInstrument>({
  ...base,
  assetType: needed(oneOf("COLLECTIVE_INVESTMENT")),
  type: open(["UNIT_INVESTMENT_TRUST", "EXCHANGE_TRADED_FUND", "CLOSED_END_FUND", "INDEX", "UNITS"]),
});

const fixedIncome: Shape<FixedIncomeInstrument> = object<FixedIncomeInstrument>({
  ...base,
  assetType: needed(oneOf("FIXED_INCOME")),
  factor: number,
  maturityDate: text,
  variableRate: number,
});

const cashEquivalent: Shape<CashEquivalentInstrument> = object<CashEquivalentInstrument>({
  ...base,
  assetType: needed(oneOf("CASH_EQUIVALENT")),
  type: open(["SWEEP_VEHICLE", "SAVINGS", "MONEY_MARKET_FUND", "UNKNOWN"]),
});

const other: Shape<OtherInstrument> = object<OtherInstrument>({
  ...base,
  assetType: needed(oneOf("INDEX", "CURRENCY", "FUTURE", "FOREX", "PRODUCT")),
});

export const accountInstrument: Shape<AccountInstrument> = tagged<AccountInstrument, "assetType">(
  "assetType",
  {
    EQUITY: object<EquityInstrument>({ ...base, assetType: needed(oneOf("EQUITY")) }),
    OPTION: option,
    COLLECTIVE_INVESTMENT: collectiveInvestment,
    MUTUAL_FUND: object<MutualFundInstrument>({ ...base, assetType: needed(oneOf("MUTUAL_FUND")) }),
    FIXED_INCOME: fixedIncome,
    CASH_EQUIVALENT: cashEquivalent,
    INDEX: other,
    CURRENCY: other,
    FUTURE: other,
    FOREX: other,
    PRODUCT: other,
  },
);
