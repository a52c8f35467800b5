import type { CallOptions } from "../call-options.js";
import { enumList } from "../enum-argument.js";
import { AccountFields } from "../enums/accounts.js";
import { accountPath } from "../id-argument.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { Query } from "../request-url.js";
import type { Account, AccountNumberHash } from "../types/account.js";

export interface GetAccountsOptions extends CallOptions {
  /** What to add to each account; without it, balances only. */
  readonly fields?: AccountFields | Iterable<AccountFields> | undefined;
}

export function getAccountNumbers(): Operation<AccountNumberHash[]> {
  return { method: "GET", path: "/trader/v1/accounts/accountNumbers", read: readJson };
}

export function getAccounts(options: GetAccountsOptions, enforce: boolean): Operation<Account[]> {
  return { method: "GET", path: "/trader/v1/accounts", query: fieldsQuery(options, enforce), read: readJson };
}

export function getAccount(
  accountHash: string,
  options: GetAccountsOptions,
  enforce: boolean,
): Operation<Account> {
  return {
    method: "GET",
    path: accountPath(accountHash),
    query: fieldsQuery(options, enforce),
    read: readJson,
  };
}

function fieldsQuery({ fields }: GetAccountsOptions, enforce: boolean): Query {
  return { fields: enumList("fields", fields, { AccountFields }, enforce) };
}
