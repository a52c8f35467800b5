import type { GetTransactionsOptions } from "../operations/transactions.js";
import type { SchwabClient } from "../schwab-client.js";
import { DAY_MS } from "../time-window.js";
import type { Transaction } from "../types/transaction.js";
import { type Between, walkWindows } from "./windows.js";

export interface TransactionsBetweenOptions
  extends Between,
    Pick<GetTransactionsOptions, "transactionTypes" | "symbol"> {}

/**
 * All transactions of an account in a span of time, however many and however long it is; each once, oldest
 * first, and those of one second as Schwab lists them. What `for await` breaks off is asked for no further.
 */
export function transactionsBetween(
  client: Pick<SchwabClient, "getTransactions">,
  accountHash: string,
  options: TransactionsBetweenOptions,
): AsyncGenerator<Transaction, void, undefined> {
  const { transactionTypes, symbol, signal } = options;
  // A generator, say, could be read for the first window only.
  const types = typeof transactionTypes === "object" ? [...transactionTypes] : transactionTypes;
  return walkWindows<Transaction>(
    {
      rowsName: "transactions",
      longestMs: 364 * DAY_MS,
      fetch: (start, end) =>
        client.getTransactions(accountHash, {
          startDate: start,
          endDate: end,
          transactionTypes: types,
          symbol,
          signal,
        }),
      idOf: ({ activityId }) => activityId,
      timeOf: ({ time }) => time,
    },
    options,
  );
}
