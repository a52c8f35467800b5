import type { Market } from "../market/market.js";
import type { AccountData } from "./account-data.js";
import { cashBalances, marginBalances } from "./balances.js";
import { positionOf } from "./position.js";
import { totalsOf, valueHoldings } from "./valuation.js";

/** One account as Schwab sends it, worth what the market says at an epoch time in milliseconds. */
export function accountOf(
  account: AccountData,
  market: Market,
  time: number,
  withPositions: boolean,
): Record<string, unknown> {
  const holdings = valueHoldings(account, market, time);
  const start = totalsOf(account, holdings, "close");
  const now = totalsOf(account, holdings, "last");
  const isMargin = account.type === "MARGIN";
  return {
    securitiesAccount: {
      type: account.type,
      accountNumber: account.accountNumber,
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
