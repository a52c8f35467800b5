import { cents } from "./cents.js";
import type { Totals } from "./valuation.js";

type Json = Record<string, unknown>;

/** An account's three groups of balances, as Schwab sends them: with members its own schema lacks. */
export interface Balances {
  readonly initialBalances: Json;
  readonly currentBalances: Json;
  readonly projectedBalances: Json;
}

export function cashBalances(start: Totals, now: Totals): Balances {
  return {
    initialBalances: {
      ...openingSums(start),
      cashAvailableForTrading: start.cash,
      cashAvailableForWithdrawal: start.cash,
      cashDebitCallValue: 0,
      isInCall: false,
      unsettledCash: 0,
    },
    currentBalances: {
      ...runningSums(now),
      cashAvailableForTrading: now.cash,
      cashAvailableForWithdrawal: now.cash,
      cashCall: 0,
      cashDebitCallValue: 0,
      longNonMarginableMarketValue: cents(now.stocks + now.mutualFunds),
      totalCash: now.cash,
      unsettledCash: 0,
    },
    projectedBalances: { cashAvailableForTrading: now.cash, cashAvailableForWithdrawal: now.cash },
  };
}

export function marginBalances(start: Totals, now: Totals): Balances {
  const {
    availableFunds: _funds,
    buyingPowerNonMarginableTrade: _power,
    ...startPower
  } = marginPower(start).shown;
  const { shown: nowPower, stockBuyingPower } = marginPower(now);
  const { equity: _equity, equityPercentage: _percentage, ...projected } = nowPower;
  return {
    initialBalances: {
      ...openingSums(start),
      ...startPower,
      cashAvailableForTrading: start.cash,
      dayTradingBuyingPowerCall: 0,
      dayTradingEquityCall: 0,
      isInCall: false,
      longMarginValue: start.stocks,
      margin: start.cash,
      marginBalance: 0,
      marginEquity: start.liquidationValue,
      shortBalance: 0,
      shortMarginValue: 0,
      totalCash: start.cash,
      unsettledCash: 0,
    },
    currentBalances: {
      ...runningSums(now),
      ...nowPower,
      longMarginValue: now.stocks,
      marginBalance: 0,
      shortBalance: 0,
      shortMarginValue: 0,
      sma: nowPower["availableFunds"],
    },
    projectedBalances: { ...projected, dayTradingBuyingPowerCall: 0, isInCall: false, stockBuyingPower },
  };
}

/** Dollars that an order may use. */
export interface Funds {
  readonly availableFunds: number;
  /** What stock for it may cost; in a MARGIN account half of that is borrowed (Regulation T). */
  readonly buyingPower: number;
}

export function fundsOf(type: "CASH" | "MARGIN", totals: Totals): Funds {
  if (type === "CASH") return { availableFunds: totals.cash, buyingPower: totals.cash };
  const availableFunds = cents(totals.cash + totals.stocks * 0.5);
  return { availableFunds, buyingPower: cents(availableFunds * 2) };
}

/** What can be borrowed, with 30 % of the stock's value to be kept as equity. */
function marginPower(totals: Totals): { shown: Json; stockBuyingPower: number } {
  const maintenanceRequirement = cents(totals.stocks * 0.3);
  const { availableFunds, buyingPower } = fundsOf("MARGIN", totals);
  return {
    shown: {
      availableFunds,
      availableFundsNonMarginableTrade: availableFunds,
      buyingPower,
      buyingPowerNonMarginableTrade: availableFunds,
      dayTradingBuyingPower: cents((totals.liquidationValue - maintenanceRequirement) * 4),
      equity: totals.liquidationValue,
      equityPercentage: 100,
      maintenanceCall: 0,
      maintenanceRequirement,
      regTCall: 0,
    },
    stockBuyingPower: buyingPower,
  };
}

function openingSums(totals: Totals): Json {
  return {
    accountValue: totals.liquidationValue,
    accruedInterest: 0,
    bondValue: 0,
    cashBalance: totals.cash,
    cashReceipts: 0,
    liquidationValue: totals.liquidationValue,
    longOptionMarketValue: 0,
    longStockValue: totals.stocks,
    moneyMarketFund: 0,
    mutualFundValue: totals.mutualFunds,
    pendingDeposits: 0,
    shortOptionMarketValue: 0,
    shortStockValue: 0,
  };
}

function runningSums(totals: Totals): Json {
  return {
    accruedInterest: 0,
    bondValue: 0,
    cashBalance: totals.cash,
    cashReceipts: 0,
    liquidationValue: totals.liquidationValue,
    longMarketValue: totals.stocks,
    longOptionMarketValue: 0,
    moneyMarketFund: 0,
    mutualFundValue: totals.mutualFunds,
    pendingDeposits: 0,
    savings: 0,
    shortMarketValue: 0,
    shortOptionMarketValue: 0,
  };
}
