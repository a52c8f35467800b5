import { nonEmptyString } from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import { enumList } from "../enum-argument.js";
import { TransactionType } from "../enums/transactions.js";
import { accountPath, type Id, idPart } from "../id-argument.js";
import type { Operation } from "../operation.js";
import { readJson, readOne } from "../read-json.js";
import type { Moment } from "../time-argument.js";
import { timeWindow } from "../time-window.js";
import type { Transaction } from "../types/transaction.js";

export interface GetTransactionsOptions extends CallOptions {
  /** 60 days ago unless given. */
  readonly startDate?: Moment | undefined;
  /** Now unless given. Schwab refuses more than a year after `startDate`. */
  readonly endDate?: Moment | undefined;
  /** All types unless given. */
  readonly transactionTypes?: TransactionType | Iterable<TransactionType> | undefined;
  /** Only transactions in this symbol. */
  readonly symbol?: string | undefined;
}

export function getTransactions(
  accountHash: string,
  options: GetTransactionsOptions,
  enforce: boolean,
): Operation<Transaction[]> {
  const { transactionTypes, symbol } = options;
  const { start, end } = timeWindow(options, "startDate", "endDate");
  return {
    method: "GET",
    path: `${accountPath(accountHash)}/transactions`,
    query: {
      startDate: start,
      endDate: end,
      // Schwab wants types; a list of them passes, although its specification says one.
      types:
        enumList("transactionTypes", transactionTypes, { TransactionType }, enforce) ??
        Object.values(TransactionType).join(","),
      symbol: symbol === undefined ? undefined : nonEmptyString("symbol", symbol),
    },
    read: readJson,
  };
}

export function getTransaction(accountHash: string, transactionId: Id): Operation<Transaction> {
  const digits = idPart("transactionId", transactionId);
  return {
    method: "GET",
    path: `${accountPath(accountHash)}/transactions/${digits}`,
    read: (answer) => readOne(answer, "transaction"),
  };
}
