import {
  type OptionContract,
  type OptionContractsByExpiration,
  OptionContractType,
  OptionStrikeRange,
  type OptionValue,
  splitOptionChain,
} from "@schwab-kit/http-client";
import type { CommandFlags } from "../add-command.js";
import { inOrder, oneOf } from "../check-flags.js";
import { exitCodes } from "../exit-codes.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";
import { type Column, printTable } from "../table.js";

export interface ChainFlags extends CommandFlags {
  /** `yyyy-MM-dd`, of expirations. */
  readonly from?: string;
  /** `yyyy-MM-dd`, of expirations. */
  readonly to?: string;
  readonly calls?: boolean;
  readonly puts?: boolean;
  readonly strikes?: number;
  readonly range?: string;
}

const columns: readonly Column[] = [
  { title: "strike", align: "right" },
  { title: "bid", align: "right" },
  { title: "ask", align: "right" },
  { title: "last", align: "right" },
  { title: "volume", align: "right" },
  { title: "open int", align: "right" },
  { title: "IV %", align: "right" },
  { title: "delta", align: "right" },
  { title: "root" },
];

export async function chain(symbol: string, flags: ChainFlags): Promise<void> {
  const strikeRange =
    flags.range === undefined ? undefined : oneOf("--range", flags.range, OptionStrikeRange);
  inOrder(flags);
  await withClient(flags, async (client) => {
    const found = await withProgress(
      "Asking for options",
      splitOptionChain(client, symbol, {
        contractType: flags.calls ? OptionContractType.CALL : flags.puts ? OptionContractType.PUT : undefined,
        strikeCount: flags.strikes,
        strikeRange,
        fromDate: flags.from,
        toDate: flags.to,
      }),
    );
    const sides = bothSides(found.callExpDateMap, found.putExpDateMap);
    if (flags.json) printJson(found);
    else {
      if (found.underlyingPrice !== undefined) printLine(`${found.symbol}  ${found.underlyingPrice}`);
      for (const { title, contracts } of sides) {
        printLine(title);
        printTable(columns, contracts.map(contractRow));
      }
    }
    if (sides.length === 0) {
      process.stderr.write("Schwab lists no such options.\n");
      process.exitCode = exitCodes.misused;
    }
  });
}

interface Side {
  readonly title: string;
  readonly contracts: readonly OptionContract[];
}

/** By expiration, its calls before its puts; an expiration's key is its day and the days left. */
function bothSides(calls: OptionContractsByExpiration = {}, puts: OptionContractsByExpiration = {}): Side[] {
  const keys = [...new Set([...Object.keys(calls), ...Object.keys(puts)])].sort();
  return keys.flatMap((key) => {
    const [day, daysLeft] = key.split(":");
    const when = `${day}, days left: ${daysLeft}`;
    return [...sideOf(`calls of ${when}`, calls[key]), ...sideOf(`puts of ${when}`, puts[key])];
  });
}

function sideOf(title: string, byStrike: Record<string, OptionContract[]> = {}): Side[] {
  const contracts = Object.values(byStrike).flat();
  return contracts.length === 0 ? [] : [{ title, contracts }];
}

function contractRow(contract: OptionContract) {
  return [
    contract.strikePrice,
    contract.bid ?? contract.bidPrice,
    contract.ask ?? contract.askPrice,
    contract.last ?? contract.lastPrice,
    contract.totalVolume,
    contract.openInterest,
    ifAny(contract.volatility),
    ifAny(contract.delta),
    contract.optionRoot,
  ];
}

/** -999 and `NaN` say that there is none. */
function ifAny(value: OptionValue | undefined): OptionValue | undefined {
  return value === -999 || value === "NaN" ? undefined : value;
}
