import type { Account, AccountNumberHash } from "@schwab-kit/http-client";
import { accountName, inShort } from "../accounts/totals.js";

/** An account to order for. */
export interface AccountChoice {
  readonly hashValue: string;
  readonly name: string;
}

/** The accounts under the names that the rest of the page gives them, as soon as those are known. */
export function accountChoices(
  numbers: readonly AccountNumberHash[],
  accounts: readonly Account[],
): readonly AccountChoice[] {
  return numbers.map(({ accountNumber, hashValue }) => {
    const account = accounts.find(
      ({ securitiesAccount }) => securitiesAccount.accountNumber === accountNumber,
    );
    return { hashValue, name: account === undefined ? inShort(accountNumber) : accountName(account) };
  });
}
