import type { Market } from "../market/market.js";
import { cashBalances, marginBalances } from "./balances.js";
import { daySoFar } from "./day-so-far.js";
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
  const day = daySoFar(ledger, time);
  const valued = valueHoldings(ledger.holdings(), market, time);
  const start = totalsOf(day.cash, valueHoldings(day.positions, market, time), "close");
  const now = totalsOf(ledger.cash(), valued, "last");
  const isMargin = data.type === "MARGIN";
  return {
    securitiesAccount: {
      type: data.type,
      accountNumber: data.accountNumber,
      roundTrips: 0,
      isDayTrader: false,
      isClosingOnlyRestricted: false,
      pfcbFlag: false,
      ...(withPositions && {
        positions: valued.map((each) => positionOf(each, day, isMargin)),
      }),
      ...(isMargin ? marginBalances(start, now) : cashBalances(start, now)),
    },
    aggregatedBalance: {
      currentLiquidationValue: now.liquidationValue,
      liquidationValue: now.liquidationValue,
    },
  };
}
