import {
  type Transaction,
  TransactionType,
  type TransferItem,
  transactionsBetween,
} from "@schwab-kit/http-client";
import { shortNumber } from "../account-lines.js";
import { listAcrossAccounts } from "../across-accounts.js";
import type { CommandFlags } from "../add-command.js";
import { inOrder, oneOf } from "../check-flags.js";
import { answerInMarketTime, sixtyDaysBefore } from "../market-time.js";
import { withClient } from "../open-client.js";
import { printJson } from "../report.js";
import { type Column, printTable } from "../table.js";

export interface TransactionsFlags extends CommandFlags {
  readonly account?: string;
  /** With commas between. */
  readonly types?: string;
  /** Epoch milliseconds. */
  readonly from?: number;
  /** Epoch milliseconds. */
  readonly to?: number;
  readonly symbol?: string;
}

const columns: readonly Column[] = [
  { title: "time (NY)" },
  { title: "acct" },
  { title: "type" },
  { title: "net", align: "right" },
  { title: "quantity", align: "right" },
  { title: "price", align: "right" },
  { title: "what" },
];

export async function transactions(flags: TransactionsFlags): Promise<void> {
  const transactionTypes = flags.types?.split(",").map((type) => oneOf("--types", type, TransactionType));
  const { to, from = sixtyDaysBefore(to), symbol } = flags;
  inOrder(flags);
  await withClient(flags, async (client) => {
    const found = await listAcrossAccounts(client, {
      what: "transactions",
      account: flags.account,
      list: (hash) => transactionsBetween(client, hash, { from, to, symbol, transactionTypes }),
      timeOf: ({ time }) => time,
    });
    if (flags.json) printJson(found);
    else if (found.length > 0) printTable(columns, found.flatMap(transactionRows));
    if (found.length === 0) process.stderr.write("There are no such transactions.\n");
  });
}

/** A transaction with the first security it moved, and a line for each other one. */
function transactionRows(transaction: Transaction) {
  const { time, accountNumber, type, netAmount, description, transferItems = [] } = transaction;
  const [first, ...others] = transferItems.filter(isSecurity);
  return [
    [
      answerInMarketTime(time),
      shortNumber(accountNumber),
      type,
      netAmount?.toFixed(2),
      first?.amount,
      first?.price,
      first?.instrument?.symbol ?? description,
    ],
    ...others.map(({ amount, price, instrument }) => ["", "", "", "", amount, price, instrument?.symbol]),
  ];
}

/** The money that was paid, and fees, are in the net amount. */
function isSecurity({ instrument, feeType }: TransferItem): boolean {
  return feeType === undefined && instrument?.assetType !== "CURRENCY";
}
