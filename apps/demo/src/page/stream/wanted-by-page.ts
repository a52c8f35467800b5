import type { Quotes } from "@schwab-kit/http-client";
import type { QueryClient } from "@tanstack/react-query";
import { cachedHistories, cachedQuotes } from "../queries.js";
import { isStreamedQuote } from "./streamed-quote.js";
import type { Wants } from "./tab-messages.js";

/** What the page shows just now, as far as the stream has it. */
export function wantedByPage(queries: QueryClient): Wants {
  const quotes = cachedQuotes(queries);
  // Any answer tells what a symbol is, one to another question too.
  const isStreamed = (symbol: string): boolean =>
    quotes.some(({ state }) => isStreamedQuote((state.data as Quotes | undefined)?.[symbol]));
  const shown = quotes.filter((query) => query.isActive()).flatMap(({ queryKey: [, ...symbols] }) => symbols);
  const charts = cachedHistories(queries, "1D").filter((query) => query.isActive());
  return {
    quotes: [...new Set(shown as string[])].filter(isStreamed),
    candles: charts.map(({ queryKey: [, symbol] }) => symbol as string).filter(isStreamed),
  };
}
