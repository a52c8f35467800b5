import { ArgumentError } from "@schwab-kit/core";
import type { Book, StreamClient } from "@schwab-kit/streaming";
import type { Client } from "../../../client.js";
import type { CommandFlags } from "../../add-command.js";
import { kindOf } from "../../stream/kinds-of-symbols.js";
import { liveOutput } from "../../stream/live-output.js";
import { printItem } from "../../stream/print-item.js";
import { withStream } from "../../stream/with-stream.js";
import type { Cell, Column } from "../../table.js";

const columns: readonly Column[] = [
  { title: "makers", align: "right", width: 6 },
  { title: "size", align: "right", width: 9 },
  { title: "bid", align: "right", width: 10 },
  { title: "ask", align: "right", width: 10 },
  { title: "size", align: "right", width: 9 },
  { title: "makers", align: "right", width: 6 },
];

export interface BookFlags extends CommandFlags {
  readonly exchange?: "nyse" | "nasdaq";
}

type BookService = "NYSE_BOOK" | "NASDAQ_BOOK" | "OPTIONS_BOOK";

const subscribe: Readonly<Record<BookService, (stream: StreamClient, symbol: string) => Promise<void>>> = {
  NYSE_BOOK: (stream, symbol) => stream.nyseBookSubs([symbol]),
  NASDAQ_BOOK: (stream, symbol) => stream.nasdaqBookSubs([symbol]),
  OPTIONS_BOOK: (stream, symbol) => stream.optionsBookSubs([symbol]),
};

export async function streamBook(symbol: string, flags: BookFlags): Promise<void> {
  const output = liveOutput(columns);
  try {
    await withStream(flags, async (stream, client) => {
      const service = await serviceOf(client, symbol, flags.exchange);
      stream.on(service, (book) => {
        if (flags.json) printItem(service, book);
        else output.show(rowsOf(book), rowsOf(book));
      });
      await subscribe[service](stream, symbol);
    });
  } finally {
    output.end();
  }
}

async function serviceOf(
  client: Client,
  symbol: string,
  exchange: BookFlags["exchange"],
): Promise<BookService> {
  if (kindOf(symbol) === "option") return "OPTIONS_BOOK";
  if (exchange !== undefined) return exchange === "nyse" ? "NYSE_BOOK" : "NASDAQ_BOOK";
  const quotes = await client.getQuote(symbol);
  const listedAt = quotes[symbol]?.reference?.exchange;
  // Schwab's letters: Q is Nasdaq, N the NYSE, P and A its sisters Arca and American.
  if (listedAt === "Q") return "NASDAQ_BOOK";
  if (listedAt === "N" || listedAt === "P" || listedAt === "A") return "NYSE_BOOK";
  throw new ArgumentError(
    "argument-invalid",
    `Schwab's quote doesn't tell whose book ${symbol} is in. Say --exchange nyse or --exchange nasdaq.`,
  );
}

/** The levels of both sides beside each other, the best first. */
function rowsOf({ bids = [], asks = [] }: Book): readonly (readonly Cell[])[] {
  return Array.from({ length: Math.max(bids.length, asks.length) }, (_, index) => {
    const [bid, ask] = [bids[index], asks[index]];
    return [bid?.makerCount, bid?.size, bid?.price, ask?.price, ask?.size, ask?.makerCount];
  });
}
