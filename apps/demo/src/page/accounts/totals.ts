import type { Account, Position } from "@schwab-kit/http-client";

export interface Totals {
  readonly value: number;
  readonly cash: number;
  readonly dayChange: number;
}

/** Sums of several accounts, dollars. What an account doesn't tell counts as nothing. */
export function totalsOf(accounts: readonly Account[]): Totals {
  const sum = (of: (account: Account) => number | undefined): number =>
    accounts.reduce((total, account) => total + (of(account) ?? 0), 0);
  return {
    value: sum(({ securitiesAccount }) => securitiesAccount.currentBalances?.liquidationValue),
    cash: sum(({ securitiesAccount }) => securitiesAccount.currentBalances?.cashBalance),
    dayChange: sum(({ securitiesAccount }) =>
      (securitiesAccount.positions ?? []).reduce((total, one) => total + (one.currentDayProfitLoss ?? 0), 0),
    ),
  };
}

/** Shares or contracts held; less than none when short. */
export const quantityOf = ({ longQuantity = 0, shortQuantity = 0 }: Position): number =>
  longQuantity - shortQuantity;

/** Profit or loss since it was opened, dollars. */
export const openProfitOf = ({ longOpenProfitLoss, shortOpenProfitLoss }: Position): number | undefined =>
  longOpenProfitLoss ?? shortOpenProfitLoss;

/** `Margin account …0002`. */
export const accountName = ({ securitiesAccount: { type, accountNumber } }: Account): string =>
  `${type === "CASH" ? "Cash" : "Margin"} account ${inShort(accountNumber)}`;

/** All that is shown of an account's number. */
export const inShort = (accountNumber: string | number | undefined): string =>
  `…${String(accountNumber ?? "").slice(-4)}`;
