import type { Market } from "../market/market.js";
import { cashBalances, marginBalances } from "./balances.js";
import { positionOf } from "./position.js";
import type { TradingAccount } from "./trader.js";
import { totalsOf, valueHoldings } from "./valuation.js";

/** One account as Schwab sends it, worth what the market says at an epoch time in milliseconds. */
export function accountOf(
  account: TradingAccount,
  market: Market,
  time: number,
  withPositions: boolean,
): Record<string, unknown> {
  const { data, ledger } = account;
  const holdings = valueHoldings(ledger.holdings(), market, time);
  const cash = ledger.cash();
  const start = totalsOf(cash, holdings, "close");
  const now = totalsOf(cash, holdings, "last");
  const isMargin = data.type === "MARGIN";
  return {
    securitiesAccount: {
      type: data.type,
      accountNumber: data.accountNumber,
      roundTrips: 0,
      isDayTrader: false,
      isClosingOnlyRestricted: false,
      pfcbFlag: false,
      ...(withPositions && { positions: holdings.map((holding) => positionOf(holding, isMargin)) }),
      ...(isMargin ? marginBalances(start, now) : cashBalances(start, now)),
    },
    aggregatedBalance: {
      currentLiquidationValue: now.liquidationValue,
      liquidationValue: now.liquidationValue,
    },
  };
}
