import type {
  CashBalances,
  CashInitialBalances,
  CommonBalances,
  MarginBalances,
  MarginInitialBalances,
} from "../../types/balances.js";
import { type Entries, flagOrNumber, number, object, type Shape } from "../shape.js";

const common: Entries<CommonBalances> = {
  accruedInterest: number,
  bondValue: number,
  cashBalance: number,
  cashReceipts: number,
  liquidationValue: number,
  longMarketValue: number,
  longOptionMarketValue: number,
  moneyMarketFund: number,
  mutualFundValue: number,
  pendingDeposits: number,
  savings: number,
  shortMarketValue: number,
  shortOptionMarketValue: number,
  totalCash: number,
  unsettledCash: number,
  cashAvailableForTrading: number,
  cashAvailableForWithdrawal: number,
};

const initial = {
  ...common,
  accountValue: number,
  isInCall: flagOrNumber,
  longStockValue: number,
  shortStockValue: number,
};

export const cashBalances: Shape<CashBalances> = object<CashBalances>({
  ...common,
  cashCall: number,
  cashDebitCallValue: number,
  longNonMarginableMarketValue: number,
});

export const cashInitialBalances: Shape<CashInitialBalances> = object<CashInitialBalances>({
  ...initial,
  cashDebitCallValue: number,
});

export const marginBalances: Shape<MarginBalances> = object<MarginBalances>({
  ...common,
  availableFunds: number,
  availableFundsNonMarginableTrade: number,
  buyingPower: number,
  buyingPowerNonMarginableTrade: number,
  dayTradingBuyingPower: number,
  dayTradingBuyingPowerCall: number,
  equity: number,
  equityPercentage: number,
  isInCall: flagOrNumber,
  longMarginValue: number,
  maintenanceCall: number,
  maintenanceRequirement: number,
  marginBalance: number,
  optionBuyingPower: number,
  regTCall: number,
  shortBalance: number,
  shortMarginValue: number,
  sma: number,
  stockBuyingPower: number,
});

export const marginInitialBalances: Shape<MarginInitialBalances> = object<MarginInitialBalances>({
  ...initial,
  availableFundsNonMarginableTrade: number,
  buyingPower: number,
  dayTradingBuyingPower: number,
  dayTradingBuyingPowerCall: number,
  dayTradingEquityCall: number,
  equity: number,
  equityPercentage: number,
  longMarginValue: number,
  maintenanceCall: number,
  maintenanceRequirement: number,
  margin: number,
  marginBalance: number,
  marginEquity: number,
  regTCall: number,
  shortBalance: number,
  shortMarginValue: number,
});
