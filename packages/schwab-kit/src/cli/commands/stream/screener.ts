import type { Screener } from "@schwab-kit/streaming";
import type { CommandFlags } from "../../add-command.js";
import { percentChange } from "../../percent-change.js";
import { liveOutput } from "../../stream/live-output.js";
import { printItem } from "../../stream/print-item.js";
import { withStream } from "../../stream/with-stream.js";
import type { Cell, Column } from "../../table.js";

const columns: readonly Column[] = [
  { title: "screener" },
  { title: "symbol" },
  { title: "last", align: "right" },
  { title: "%", align: "right" },
  { title: "volume", align: "right" },
  { title: "trades", align: "right" },
  { title: "share %", align: "right" },
];

export async function streamScreener(keys: readonly string[], flags: CommandFlags): Promise<void> {
  const lists = new Map<string, readonly (readonly Cell[])[]>();
  const output = liveOutput(columns);
  const options = keys.filter((key) => key.startsWith("OPTION_"));
  const others = keys.filter((key) => !key.startsWith("OPTION_"));
  const show = (screener: Screener): void => {
    const rows = rowsOf(screener);
    lists.set(screener.key, rows);
    output.show([...lists.values()].flat(), rows);
  };
  try {
    await withStream(flags, async (stream) => {
      if (others.length > 0) {
        stream.on("SCREENER_EQUITY", flags.json ? (list) => printItem("SCREENER_EQUITY", list) : show);
        await stream.screenerEquitySubs(others);
      }
      if (options.length > 0) {
        stream.on("SCREENER_OPTION", flags.json ? (list) => printItem("SCREENER_OPTION", list) : show);
        await stream.screenerOptionSubs(options);
      }
    });
  } finally {
    output.end();
  }
}

function rowsOf({ key, items = [] }: Screener): readonly (readonly Cell[])[] {
  return items.map(({ symbol, lastPrice, netChange, volume, trades, marketShare }) => [
    key,
    symbol,
    lastPrice,
    percentChange(lastPrice, netChange),
    volume,
    trades,
    marketShare,
  ]);
}
