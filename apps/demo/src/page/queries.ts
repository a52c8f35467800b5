import { AccountFields, type Quotes, type SchwabClient } from "@schwab-kit/http-client";
import { keepPreviousData, type Query, type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ChartRange, historyOf } from "./market/chart-ranges.js";
import type { Session } from "./open-session.js";

// What the page asks of Schwab, and how often. Types are inferred from the client's own.

/** Milliseconds. Together well below the 120 requests a minute that Schwab allows an app. */
const often = 5_000;
const seldom = 15_000;
/** What comes by the stream is asked for all the same now and then. */
const streamed = 60_000;

type Streaming = Pick<Session, "client" | "stream">;

/** Milliseconds until it is to be asked again, from the latest answer: what the stream brings doesn't put it off. */
const due = ({ dataUpdatedAt, errorUpdatedAt }: Query["state"], every: number): number =>
  Math.max(1_000, Math.max(dataUpdatedAt, errorUpdatedAt) + every - Date.now());

export const quotesOf = ({ client, stream }: Streaming, symbols: readonly string[]) =>
  queryOptions({
    queryKey: ["quotes", ...symbols],
    queryFn: async ({ signal }): Promise<Quotes> => await client.getQuotes(symbols, { signal }),
    enabled: symbols.length > 0,
    refetchInterval: ({ state }) =>
      due(state, stream.feeds(symbols.filter((symbol) => state.data?.[symbol])) ? streamed : often),
    placeholderData: keepPreviousData,
  });

export const accountsKey = ["accounts"];

/** Values of positions don't come by the stream, only that something happened to an order does. */
export const accountsOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: accountsKey,
    queryFn: ({ signal }) => client.getAccounts({ fields: AccountFields.POSITIONS, signal }),
    refetchInterval: seldom,
  });

export const accountNumbersOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: ["account-numbers"],
    queryFn: ({ signal }) => client.getAccountNumbers({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const historyQuery = ({ client, stream }: Streaming, symbol: string, range: ChartRange) =>
  queryOptions({
    queryKey: ["history", symbol, range],
    queryFn: (
      { signal }, // Without an end Schwab ends with yesterday's close.
    ) => client.getPriceHistory(symbol, { ...historyOf[range], endDatetime: Date.now(), signal }),
    refetchInterval: ({ state }) =>
      due(state, range === "1D" && stream.feeds([symbol]) ? 5 * streamed : 60_000),
  });

export const expirationsOf = (client: SchwabClient, symbol: string) =>
  queryOptions({
    queryKey: ["expirations", symbol],
    queryFn: ({ signal }) => client.getOptionExpirationChain(symbol, { signal }),
    staleTime: 3_600_000,
  });

export const chainOf = (client: SchwabClient, symbol: string, expiration: string | undefined) =>
  queryOptions({
    queryKey: ["chain", symbol, expiration],
    queryFn: ({ signal }) =>
      client.getOptionChain(symbol, { fromDate: expiration, toDate: expiration, strikeCount: 12, signal }),
    enabled: expiration !== undefined,
    refetchInterval: seldom,
  });

export const marketHoursOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: ["market-hours"],
    queryFn: ({ signal }) =>
      client.getMarketHours(["equity", "option", "future", "forex", "bond"], { signal }),
    staleTime: 600_000,
  });

export const ordersKey = ["orders"];

export const ordersOf = ({ client, stream }: Streaming) =>
  queryOptions({
    queryKey: ordersKey,
    queryFn: ({ signal }) => client.getOrdersForAllLinkedAccounts({ maxResults: 50, signal }),
    refetchInterval: ({ state }) => due(state, stream.light.get().is === "live" ? streamed : seldom),
  });

/** All that has been asked of quotes, on show or not. */
export const cachedQuotes = (queries: QueryClient): Query[] =>
  queries.getQueryCache().findAll({ queryKey: ["quotes"] });

export const cachedHistories = (queries: QueryClient, range: ChartRange): Query[] =>
  queries
    .getQueryCache()
    .findAll({ queryKey: ["history"], predicate: ({ queryKey }) => queryKey[2] === range });
