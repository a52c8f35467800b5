import { availableFunds } from "../engine/available-funds.js";
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
  const began = fundsOf("CASH", start).availableFunds;
  const free = fundsOf("CASH", now).availableFunds;
  return {
    initialBalances: {
      ...openingSums(start),
      cashAvailableForTrading: began,
      cashAvailableForWithdrawal: began,
      cashDebitCallValue: 0,
      isInCall: false,
      unsettledCash: 0,
    },
    currentBalances: {
      ...runningSums(now),
      cashAvailableForTrading: free,
      cashAvailableForWithdrawal: free,
      cashCall: 0,
      cashDebitCallValue: 0,
      longNonMarginableMarketValue: cents(now.stocks + now.mutualFunds),
      totalCash: now.cash,
      unsettledCash: 0,
    },
    projectedBalances: { cashAvailableForTrading: free, cashAvailableForWithdrawal: free },
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
      marginBalance: loanOf(start),
      marginEquity: start.liquidationValue,
      shortBalance: 0,
      shortMarginValue: start.shortStocks,
      totalCash: start.cash,
      unsettledCash: 0,
    },
    currentBalances: {
      ...runningSums(now),
      ...nowPower,
      longMarginValue: now.stocks,
      marginBalance: loanOf(now),
      shortBalance: 0,
      shortMarginValue: now.shortStocks,
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

export function fundsOf(type: "CASH" | "MARGIN", { cash, stocks, shortStocks, covers }: Totals): Funds {
  const funds = availableFunds(type, cash, { long: stocks, short: -shortStocks }, covers);
  return { availableFunds: funds, buyingPower: type === "CASH" ? funds : cents(funds * 2) };
}

/** What can be borrowed, with 30 % of the stock's value to be kept as equity. */
function marginPower(totals: Totals): { shown: Json; stockBuyingPower: number } {
  const maintenanceRequirement = cents((totals.stocks - totals.shortStocks) * 0.3);
  const { availableFunds, buyingPower } = fundsOf("MARGIN", totals);
  return {
    shown: {
      availableFunds,
      availableFundsNonMarginableTrade: availableFunds,
      buyingPower,
      buyingPowerNonMarginableTrade: availableFunds,
      dayTradingBuyingPower: cents((totals.liquidationValue - maintenanceRequirement) * 4),
      equity: totals.liquidationValue,
      equityPercentage: equityPercentage(totals),
      maintenanceCall: 0,
      maintenanceRequirement,
      regTCall: 0,
    },
    stockBuyingPower: buyingPower,
  };
}

/** Dollars that are borrowed, as a number below zero. */
function loanOf({ cash }: Totals): number {
  return Math.min(0, cash);
}

function equityPercentage(totals: Totals): number {
  const owned = totals.liquidationValue - loanOf(totals);
  return owned > 0 ? cents((totals.liquidationValue / owned) * 100) : 0;
}

function openingSums(totals: Totals): Json {
  return {
    accountValue: totals.liquidationValue,
    accruedInterest: 0,
    bondValue: 0,
    cashBalance: totals.cash,
    cashReceipts: 0,
    liquidationValue: totals.liquidationValue,
    longOptionMarketValue: totals.options,
    longStockValue: totals.stocks,
    moneyMarketFund: 0,
    mutualFundValue: totals.mutualFunds,
    pendingDeposits: 0,
    shortOptionMarketValue: totals.shortOptions,
    shortStockValue: totals.shortStocks,
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
    longOptionMarketValue: totals.options,
    moneyMarketFund: 0,
    mutualFundValue: totals.mutualFunds,
    pendingDeposits: 0,
    savings: 0,
    shortMarketValue: totals.shortStocks,
    shortOptionMarketValue: totals.shortOptions,
  };
}
