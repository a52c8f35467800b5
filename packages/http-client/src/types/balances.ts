/** Balances of both account types, in dollars. Live answers hold them; Schwab's specification lists few. */
export interface CommonBalances {
  accruedInterest?: number;
  bondValue?: number;
  cashBalance?: number;
  cashReceipts?: number;
  liquidationValue?: number;
  longMarketValue?: number;
  longOptionMarketValue?: number;
  moneyMarketFund?: number;
  mutualFundValue?: number;
  pendingDeposits?: number;
  savings?: number;
  shortMarketValue?: number;
  shortOptionMarketValue?: number;
  totalCash?: number;
  unsettledCash?: number;
  cashAvailableForTrading?: number;
  cashAvailableForWithdrawal?: number;
}

interface InitialBalances extends CommonBalances {
  accountValue?: number;
  /** A number by Schwab's specification, a boolean in live answers. */
  isInCall?: boolean | number;
  longStockValue?: number;
  shortStockValue?: number;
}

export interface CashBalances extends CommonBalances {
  cashCall?: number;
  cashDebitCallValue?: number;
  longNonMarginableMarketValue?: number;
}

export interface CashInitialBalances extends InitialBalances {
  cashDebitCallValue?: number;
}

export interface MarginBalances extends CommonBalances {
  availableFunds?: number;
  availableFundsNonMarginableTrade?: number;
  buyingPower?: number;
  buyingPowerNonMarginableTrade?: number;
  dayTradingBuyingPower?: number;
  dayTradingBuyingPowerCall?: number;
  equity?: number;
  /** Percent. */
  equityPercentage?: number;
  /** A number by Schwab's specification, a boolean in live answers. */
  isInCall?: boolean | number;
  longMarginValue?: number;
  maintenanceCall?: number;
  maintenanceRequirement?: number;
  marginBalance?: number;
  optionBuyingPower?: number;
  regTCall?: number;
  shortBalance?: number;
  shortMarginValue?: number;
  sma?: number;
  stockBuyingPower?: number;
}

export interface MarginInitialBalances extends InitialBalances {
  availableFundsNonMarginableTrade?: number;
  buyingPower?: number;
  dayTradingBuyingPower?: number;
  dayTradingBuyingPowerCall?: number;
  dayTradingEquityCall?: number;
  equity?: number;
  /** Percent. */
  equityPercentage?: number;
  longMarginValue?: number;
  maintenanceCall?: number;
  maintenanceRequirement?: number;
  margin?: number;
  marginBalance?: number;
  marginEquity?: number;
  regTCall?: number;
  shortBalance?: number;
  shortMarginValue?: number;
}
