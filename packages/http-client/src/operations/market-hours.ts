import type { CallOptions } from "../call-options.js";
import { enumList, enumValue } from "../enum-argument.js";
import { MarketHoursMarket } from "../enums/market-hours.js";
import { notSent } from "../not-sent.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import { pathPart } from "../request-url.js";
import { type Day, optionalDay } from "../time-argument.js";
import type { MarketHours } from "../types/market-hours.js";

export interface GetMarketHoursOptions extends CallOptions {
  /** From today to a year ahead: `yyyy-MM-dd`, or a moment that falls on it. Today unless given. */
  readonly date?: Day | undefined;
  /** Decides which day a moment falls on; America/New_York unless given. */
  readonly timeZone?: string | undefined;
}

export function getMarketHours(
  markets: MarketHoursMarket | Iterable<MarketHoursMarket>,
  { date, timeZone }: GetMarketHoursOptions,
  enforce: boolean,
): Operation<MarketHours> {
  const list = enumList("markets", markets, { MarketHoursMarket }, enforce);
  if (list === undefined) {
    throw notSent("markets: expected at least one market.");
  }
  return {
    method: "GET",
    path: "/marketdata/v1/markets",
    query: { markets: list, date: optionalDay("date", date, timeZone) },
    read: readJson,
  };
}

export function getMarketHoursFor(
  market: MarketHoursMarket,
  { date, timeZone }: GetMarketHoursOptions,
  enforce: boolean,
): Operation<MarketHours> {
  return {
    method: "GET",
    path: `/marketdata/v1/markets/${pathPart("market", enumValue("market", market, { MarketHoursMarket }, enforce))}`,
    query: { date: optionalDay("date", date, timeZone) },
    read: readJson,
  };
}
