import { AccountFields, type SchwabClient } from "@schwab-kit/http-client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type ChartRange, historyOf } from "./market/chart-ranges.js";

// What the page asks of Schwab, and how often. Types are inferred from the client's own.

/** Milliseconds. Together well below the 120 requests a minute that Schwab allows an app. */
const often = 5_000;
const seldom = 15_000;

export const quotesOf = (client: SchwabClient, symbols: readonly string[]) =>
  queryOptions({
    queryKey: ["quotes", ...symbols],
    queryFn: ({ signal }) => client.getQuotes(symbols, { signal }),
    enabled: symbols.length > 0,
    refetchInterval: often,
    placeholderData: keepPreviousData,
  });

export const accountsOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: ["accounts"],
    queryFn: ({ signal }) => client.getAccounts({ fields: AccountFields.POSITIONS, signal }),
    refetchInterval: seldom,
  });

export const accountNumbersOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: ["account-numbers"],
    queryFn: ({ signal }) => client.getAccountNumbers({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const historyQuery = (client: SchwabClient, symbol: string, range: ChartRange) =>
  queryOptions({
    queryKey: ["history", symbol, range],
    queryFn: (
      { signal }, // Without an end Schwab ends with yesterday's close.
    ) => client.getPriceHistory(symbol, { ...historyOf[range], endDatetime: Date.now(), signal }),
    refetchInterval: 60_000,
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

export const ordersOf = (client: SchwabClient) =>
  queryOptions({
    queryKey: ["orders"],
    queryFn: ({ signal }) => client.getOrdersForAllLinkedAccounts({ maxResults: 50, signal }),
    refetchInterval: seldom,
  });
