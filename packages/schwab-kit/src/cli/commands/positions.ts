import { type Account, AccountFields, accountHashes, type Position } from "@schwab-kit/http-client";
import type { Client } from "../../client.js";
import { accountLine } from "../account-lines.js";
import type { CommandFlags } from "../add-command.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";
import { type Column, printTable } from "../table.js";

const columns: readonly Column[] = [
  { title: "symbol" },
  { title: "quantity", align: "right" },
  { title: "average", align: "right" },
  { title: "value", align: "right" },
  { title: "day P/L", align: "right" },
  { title: "open P/L", align: "right" },
];

export async function positions(account: string | undefined, flags: CommandFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const found = await withProgress("Asking for positions", accountsWithPositions(client, account));
    if (flags.json) return printJson(found);
    for (const one of found) {
      printLine(accountLine(one));
      const held = one.securitiesAccount?.positions ?? [];
      if (held.length === 0) printLine("no positions");
      else printTable(columns, held.map(positionRow));
    }
  });
}

async function accountsWithPositions(client: Client, account: string | undefined): Promise<Account[]> {
  const options = { fields: AccountFields.POSITIONS };
  if (account === undefined) return await client.getAccounts(options);
  const hash = await accountHashes(client).hashOf(account);
  return [await client.getAccount(hash, options)];
}

function positionRow(position: Position) {
  const { longQuantity = 0, shortQuantity = 0, longOpenProfitLoss, shortOpenProfitLoss } = position;
  const open = shortQuantity > 0 ? shortOpenProfitLoss : longOpenProfitLoss;
  return [
    position.instrument?.symbol,
    longQuantity - shortQuantity,
    position.averagePrice,
    position.marketValue?.toFixed(2),
    position.currentDayProfitLoss?.toFixed(2),
    open?.toFixed(2),
  ];
}
