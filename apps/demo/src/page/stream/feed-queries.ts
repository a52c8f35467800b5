import type { PriceHistory, Quotes } from "@schwab-kit/http-client";
import type { LevelOneEquity } from "@schwab-kit/streaming";
import type { Query, QueryClient } from "@tanstack/react-query";
import { accountsKey, cachedHistories, cachedQuotes, ordersKey } from "../queries.js";
import { soon } from "./in-time.js";
import { withLastTrade, withMinute } from "./merge-candles.js";
import type { Light } from "./stream-status.js";
import { isStreamedQuote, withStreamed } from "./streamed-quote.js";
import type { StreamedData } from "./tab-messages.js";

export interface QueryFeed {
  take(data: StreamedData): void;
  lightChanged(light: Light): void;
  close(): void;
}

/** Milliseconds. */
const askedLately = 60_000;

/** Puts what the stream brings into the data of the queries, and has asked again what only REST can tell. */
export function feedQueries(queries: QueryClient, known: Map<string, LevelOneEquity>): QueryFeed {
  let wasLive = false;
  // A fill is several messages.
  const askOrders = soon(250, () => {
    for (const queryKey of [accountsKey, ordersKey]) void queries.invalidateQueries({ queryKey });
  });
  const askCharts = soon(250, () => invalidate(cachedHistories(queries, "1D")));

  function invalidate(some: readonly Query[]): void {
    for (const { queryKey } of some) void queries.invalidateQueries({ queryKey, exact: true });
  }

  /** Keeps the time of REST's answer, by which it is asked again. */
  function put(query: Query, data: unknown): void {
    if (data === query.state.data) return;
    queries.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt });
  }

  function fillQuotes(query: Query, symbols: Iterable<string>): void {
    const data = query.state.data as Quotes | undefined;
    if (data === undefined) return;
    const changed: Quotes = {};
    for (const symbol of symbols) {
      const [quote, streamed] = [data[symbol], known.get(symbol)];
      if (quote !== undefined && streamed !== undefined && isStreamedQuote(quote)) {
        changed[symbol] = withStreamed(quote, streamed);
      }
    }
    if (Object.keys(changed).length > 0) put(query, { ...data, ...changed });
  }

  function fillChart(query: Query, merge: (candles: Candles) => Candles | undefined): void {
    const data = query.state.data as PriceHistory | undefined;
    if (data?.candles === undefined) return;
    const merged = merge(data.candles);
    if (merged === undefined) {
      // What REST didn't have a moment ago it may still not have.
      if (Date.now() - query.state.dataUpdatedAt > askedLately) askCharts.want();
    } else if (merged !== data.candles) put(query, { ...data, candles: merged });
  }

  const chartsOf = (symbol: string): readonly Query[] =>
    cachedHistories(queries, "1D").filter(({ queryKey }) => queryKey[1] === symbol);

  const stopListening = queries.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual === true) return;
    // An answer may be older than what the stream has brought meanwhile.
    const { query } = event;
    if (query.queryKey[0] === "quotes") fillQuotes(query, known.keys());
  });

  return {
    take(data) {
      switch (data.type) {
        case "quotes":
          for (const quote of data.quotes) known.set(quote.key, quote);
          for (const query of cachedQuotes(queries)) {
            fillQuotes(
              query,
              data.quotes.map(({ key }) => key),
            );
          }
          for (const quote of data.quotes) {
            for (const query of chartsOf(quote.key)) {
              fillChart(query, (candles) => withLastTrade(candles, quote));
            }
          }
          return;
        case "candles":
          for (const candle of data.candles) {
            const quote = known.get(candle.key);
            for (const query of chartsOf(candle.key)) {
              fillChart(query, (candles) => {
                const merged = withMinute(candles, candle, quote);
                return merged && withLastTrade(merged, quote);
              });
            }
          }
          return;
        case "activity":
          askOrders.want();
      }
    },
    lightChanged(light) {
      const isLive = light.is === "live";
      if (isLive === wasLive) return;
      wasLive = isLive;
      // The candles of the time before it was live.
      askCharts.want();
      if (isLive) return;
      known.clear();
      askOrders.want();
      invalidate(cachedQuotes(queries));
    },
    close() {
      stopListening();
      askOrders.cancel();
      askCharts.cancel();
      known.clear();
    },
  };
}

type Candles = readonly NonNullable<PriceHistory["candles"]>[number][];
