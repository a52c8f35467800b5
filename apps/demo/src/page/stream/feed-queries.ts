import type { Candle, PriceHistory, Quotes } from "@schwab-kit/http-client";
import type { Query, QueryClient } from "@tanstack/react-query";
import { accountsKey, cachedHistories, cachedQuotes, ordersKey } from "../queries.js";
import { soon } from "./in-time.js";
import { withLastTrade, withMinute } from "./merge-candles.js";
import type { Light } from "./stream-status.js";
import type { StreamedMarket } from "./streamed-market.js";
import { isStreamedQuote, withStreamed } from "./streamed-quote.js";
import type { StreamedData } from "./tab-messages.js";

export interface QueryFeed {
  take(data: StreamedData): void;
  lightChanged(light: Light): void;
  close(): void;
}

/** Milliseconds: what REST didn't have so lately it may still not have. */
const lately = 60_000;

/** Puts what the stream brings into the data of the queries, and has asked again what only REST can tell. */
export function feedQueries(queries: QueryClient, market: StreamedMarket): QueryFeed {
  let isLive = false;
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
    queries.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt });
  }

  function fillQuotes(query: Query): void {
    const data = query.state.data as Quotes | undefined;
    const filled: Quotes = {};
    for (const symbol of query.queryKey.slice(1) as string[]) {
      const [quote, streamed] = [data?.[symbol], market.quoteOf(symbol)];
      if (quote !== undefined && streamed !== undefined && isStreamedQuote(quote)) {
        filled[symbol] = withStreamed(quote, streamed);
      }
    }
    if (Object.keys(filled).length > 0) put(query, { ...data, ...filled });
  }

  function fillChart(query: Query, minutes: StreamedMinutes): void {
    const data = query.state.data as PriceHistory | undefined;
    if (data?.candles === undefined) return;
    const quote = market.quoteOf(query.queryKey[1] as string);
    let candles: readonly Candle[] | undefined = data.candles;
    for (const minute of minutes) candles = candles && withMinute(candles, minute, quote);
    candles = candles && withLastTrade(candles, quote);
    if (candles === undefined) {
      if (Date.now() - query.state.dataUpdatedAt > lately) askCharts.want();
    } else if (candles !== data.candles) put(query, { ...data, candles });
  }

  const stopListening = queries.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual === true) return;
    // The answer may be older than what the stream has brought meanwhile.
    const [kind, symbol, range] = event.query.queryKey;
    if (kind === "quotes") fillQuotes(event.query);
    if (kind === "history" && range === "1D") fillChart(event.query, market.minutesOf(symbol as string));
  });

  return {
    take(data) {
      if (data.type === "activity") return askOrders.want();
      market.take(data);
      const isNew = new Set(data.type === "quotes" ? keysOf(data.quotes) : keysOf(data.candles));
      if (data.type === "quotes") {
        const concerned = cachedQuotes(queries).filter(({ queryKey }) =>
          queryKey.some((key) => isNew.has(key)),
        );
        concerned.forEach(fillQuotes);
      }
      for (const query of cachedHistories(queries, "1D")) {
        const symbol = query.queryKey[1] as string;
        if (isNew.has(symbol)) fillChart(query, data.type === "candles" ? market.minutesOf(symbol) : []);
      }
    },
    lightChanged(light) {
      const wasLive = isLive;
      isLive = light.is === "live";
      if (isLive === wasLive) return;
      // The candles of the time before it was live.
      askCharts.want();
      if (isLive) return;
      market.clear();
      askOrders.want();
      invalidate(cachedQuotes(queries));
    },
    close() {
      stopListening();
      askOrders.cancel();
      askCharts.cancel();
      market.clear();
    },
  };
}

type StreamedMinutes = ReturnType<StreamedMarket["minutesOf"]>;

const keysOf = (items: readonly { readonly key: string }[]): unknown[] => items.map(({ key }) => key);
