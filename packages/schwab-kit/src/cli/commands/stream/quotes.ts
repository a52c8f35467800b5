import type { LevelOneService, StreamClient, StreamItems } from "@schwab-kit/streaming";
import type { CommandFlags } from "../../add-command.js";
import { byKind, type SymbolKind } from "../../stream/kinds-of-symbols.js";
import { liveOutput } from "../../stream/live-output.js";
import { printItem } from "../../stream/print-item.js";
import { withStream } from "../../stream/with-stream.js";
import type { Cell, Column } from "../../table.js";

/** No wider than the symbols need, so that it fits a terminal of 80 characters. */
const columnsFor = (symbols: readonly string[]): readonly Column[] => [
  { title: "symbol", width: Math.max(...symbols.map(({ length }) => length)) },
  { title: "bid", align: "right", width: 10 },
  { title: "ask", align: "right", width: 10 },
  { title: "last", align: "right", width: 10 },
  { title: "change", align: "right", width: 9 },
  { title: "volume", align: "right", width: 11 },
];

type Subscribe = (stream: StreamClient, symbols: readonly string[]) => Promise<void>;

const services: Readonly<Record<SymbolKind, { service: LevelOneService; subscribe: Subscribe }>> = {
  equity: {
    service: "LEVELONE_EQUITIES",
    subscribe: (stream, symbols) => stream.levelOneEquitySubs(symbols),
  },
  option: { service: "LEVELONE_OPTIONS", subscribe: (stream, symbols) => stream.levelOneOptionSubs(symbols) },
  future: {
    service: "LEVELONE_FUTURES",
    subscribe: (stream, symbols) => stream.levelOneFuturesSubs(symbols),
  },
  futuresOption: {
    service: "LEVELONE_FUTURES_OPTIONS",
    subscribe: (stream, symbols) => stream.levelOneFuturesOptionsSubs(symbols),
  },
  forex: { service: "LEVELONE_FOREX", subscribe: (stream, symbols) => stream.levelOneForexSubs(symbols) },
};

/** With `--json` every change as it comes, otherwise whole quotes. */
export async function streamQuotes(symbols: readonly string[], flags: CommandFlags): Promise<void> {
  const shown = new Map<string, readonly Cell[]>(symbols.map((symbol) => [symbol, [symbol]]));
  const output = liveOutput(columnsFor(symbols));
  try {
    await withStream(flags, async (stream) => {
      for (const [kind, ofKind] of byKind(symbols)) {
        const { service, subscribe } = services[kind];
        if (flags.json) stream.on(service, (item) => printItem(service, item));
        else {
          const show = (item: StreamItems[LevelOneService]): void => {
            const row = rowOf(item);
            shown.set(item.key, row);
            output.show([...shown.values()], [row]);
          };
          stream.on(service, show, { merged: true });
        }
        await subscribe(stream, ofKind);
      }
    });
  } finally {
    output.end();
  }
}

function rowOf(item: StreamItems[LevelOneService]): readonly Cell[] {
  // Options on futures come without a change.
  const change = "netChange" in item ? item.netChange : undefined;
  return [item.key, item.bidPrice, item.askPrice, item.lastPrice, change, item.totalVolume];
}
