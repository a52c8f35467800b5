import { type Mover, MoversFrequency, MoversIndex, MoversSortOrder } from "@schwab-kit/http-client";
import type { CommandFlags } from "../add-command.js";
import { oneOf } from "../check-flags.js";
import { withClient } from "../open-client.js";
import { percentChange } from "../percent-change.js";
import { withProgress } from "../progress.js";
import { printJson } from "../report.js";
import { type Column, printTable } from "../table.js";

export interface MoversFlags extends CommandFlags {
  readonly sort?: string;
  readonly frequency?: string;
}

const columns: readonly Column[] = [
  { title: "symbol" },
  { title: "last", align: "right" },
  { title: "change", align: "right" },
  { title: "%", align: "right" },
  { title: "volume", align: "right" },
  { title: "trades", align: "right" },
  { title: "description" },
];

export async function movers(index: string, flags: MoversFlags): Promise<void> {
  const wanted = oneOf("index", index, MoversIndex);
  const sortOrder = flags.sort === undefined ? undefined : oneOf("--sort", flags.sort, MoversSortOrder);
  const frequency =
    flags.frequency === undefined ? undefined : oneOf("--frequency", flags.frequency, MoversFrequency);
  await withClient(flags, async (client) => {
    const found = await withProgress("Asking for movers", client.getMovers(wanted, { sortOrder, frequency }));
    const screeners = found.screeners ?? [];
    if (flags.json) printJson(found);
    else if (screeners.length > 0) printTable(columns, screeners.map(moverRow));
    if (screeners.length === 0) process.stderr.write("Nothing has moved yet.\n");
  });
}

function moverRow(mover: Mover) {
  const last = mover.lastPrice ?? mover.last;
  return [
    mover.symbol,
    last,
    mover.netChange,
    percentChange(last, mover.netChange),
    mover.volume,
    mover.trades,
    mover.description,
  ];
}
