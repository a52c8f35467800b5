import type {
  Account,
  AccountNumberHash,
  AggregatedBalance,
  CashAccount,
  MarginAccount,
  SecuritiesAccount,
} from "../../types/account.js";
import type { Position } from "../../types/position.js";
import {
  flag,
  list,
  needed,
  number,
  object,
  oneOf,
  type Shape,
  tagged,
  text,
  textOrNumber,
} from "../shape.js";
import { accountInstrument } from "./account-instrument.js";
import { cashBalances, cashInitialBalances, marginBalances, marginInitialBalances } from "./balances.js";

export const accountNumberHash: Shape<AccountNumberHash> = object<AccountNumberHash>({
  accountNumber: needed(text),
  hashValue: needed(text),
});

const position: Shape<Position> = object<Position>({
  instrument: accountInstrument,
  longQuantity: number,
  shortQuantity: number,
  settledLongQuantity: number,
  settledShortQuantity: number,
  previousSessionLongQuantity: number,
  previousSessionShortQuantity: number,
  agedQuantity: number,
  averagePrice: number,
  averageLongPrice: number,
  averageShortPrice: number,
  taxLotAverageLongPrice: number,
  taxLotAverageShortPrice: number,
  marketValue: number,
  maintenanceRequirement: number,
  longOpenProfitLoss: number,
  shortOpenProfitLoss: number,
  currentDayCost: number,
  currentDayProfitLoss: number,
  currentDayProfitLossPercentage: number,
});

const base = {
  accountNumber: textOrNumber,
  roundTrips: number,
  isDayTrader: flag,
  isClosingOnlyRestricted: flag,
  pfcbFlag: flag,
  positions: list(position),
};

const securitiesAccount: Shape<SecuritiesAccount> = tagged<SecuritiesAccount, "type">("type", {
  MARGIN: object<MarginAccount>({
    ...base,
    type: needed(oneOf("MARGIN")),
    initialBalances: marginInitialBalances,
    currentBalances: marginBalances,
    projectedBalances: marginBalances,
  }),
  CASH: object<CashAccount>({
    ...base,
    type: needed(oneOf("CASH")),
    initialBalances: cashInitialBalances,
    currentBalances: cashBalances,
    projectedBalances: cashBalances,
  }),
});

export const account: Shape<Account> = object<Account>({
  securitiesAccount: needed(securitiesAccount),
  aggregatedBalance: object<AggregatedBalance>({
    currentLiquidationValue: number,
    liquidationValue: number,
  }),
});
