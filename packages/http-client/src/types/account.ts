import type { CashBalances, CashInitialBalances, MarginBalances, MarginInitialBalances } from "./balances.js";
import type { Position } from "./position.js";

/** An account's number and the hash that stands for it in every path. */
export interface AccountNumberHash {
  accountNumber: string;
  hashValue: string;
}

export interface Account {
  securitiesAccount: SecuritiesAccount;
  /** Sent although Schwab's specification doesn't know it. Dollars. */
  aggregatedBalance?: AggregatedBalance;
}

export interface AggregatedBalance {
  currentLiquidationValue?: number;
  liquidationValue?: number;
}

/** Told apart by `type`. */
export type SecuritiesAccount = MarginAccount | CashAccount;

interface AccountBase {
  /** A string by Schwab's specification; numbers have been seen. Compare with `String(…)`. */
  accountNumber?: string | number;
  roundTrips?: number;
  isDayTrader?: boolean;
  isClosingOnlyRestricted?: boolean;
  pfcbFlag?: boolean;
  /** Only when asked for with `AccountFields.POSITIONS`, and absent when there are none. */
  positions?: Position[];
}

export interface MarginAccount extends AccountBase {
  type: "MARGIN";
  initialBalances?: MarginInitialBalances;
  currentBalances?: MarginBalances;
  projectedBalances?: MarginBalances;
}

export interface CashAccount extends AccountBase {
  type: "CASH";
  initialBalances?: CashInitialBalances;
  currentBalances?: CashBalances;
  projectedBalances?: CashBalances;
}
