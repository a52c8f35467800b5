import type { CallOptions } from "../call-options.js";
import { enumList } from "../enum-argument.js";
import { AccountFields } from "../enums/accounts.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { Account, AccountNumberHash } from "../types/account.js";

export interface GetAccountsOptions extends CallOptions {
  /** What to add to each account; without it, balances only. */
  readonly fields?: AccountFields | Iterable<AccountFields> | undefined;
}

export function getAccountNumbers(): Operation<AccountNumberHash[]> {
  return { method: "GET", path: "/trader/v1/accounts/accountNumbers", read: readJson };
}

export function getAccounts({ fields }: GetAccountsOptions, enforce: boolean): Operation<Account[]> {
  const rule = { name: "AccountFields", members: AccountFields, enforce };
  return {
    method: "GET",
    path: "/trader/v1/accounts",
    query: { fields: enumList("fields", fields, rule) },
    read: readJson,
  };
}
