import type { ApiCall } from "./api-call.js";
import type { CallOptions } from "./call-options.js";
import type { InstrumentProjection } from "./enums/instruments.js";
import type { MarketHoursMarket } from "./enums/market-hours.js";
import type { MoversIndex } from "./enums/movers.js";
import type { Operation } from "./operation.js";
import { getInstrumentByCusip, getInstruments } from "./operations/instruments.js";
import { type GetMarketHoursOptions, getMarketHours, getMarketHoursFor } from "./operations/market-hours.js";
import { type GetMoversOptions, getMovers } from "./operations/movers.js";
import {
  type GetOptionChainOptions,
  getOptionChain,
  getOptionExpirationChain,
} from "./operations/option-chain.js";
import {
  type GetPriceHistoryEveryOptions,
  type GetPriceHistoryOptions,
  getPriceHistory,
  getPriceHistoryEvery,
} from "./operations/price-history.js";
import { type GetQuoteOptions, type GetQuotesOptions, getQuote, getQuotes } from "./operations/quotes.js";
import type { Instrument, Instruments } from "./types/instruments/instruments.js";
import type { MarketHours } from "./types/market-hours.js";
import type { Movers } from "./types/movers.js";
import type { OptionChain } from "./types/options/option-chain.js";
import type { OptionExpirationChain } from "./types/options/option-expiration-chain.js";
import type { PriceHistory } from "./types/price-history.js";
import type { Quotes } from "./types/quotes/quotes.js";

/** What a `SchwabClient` asks of Schwab's market data. */
export abstract class MarketDataMethods {
  /** Sends what `prepare` gives, and reads the answer by it. */
  protected abstract call<T>(
    options: CallOptions,
    prepare: (enforceEnums: boolean) => Operation<T>,
  ): ApiCall<T>;

  /**
   * One symbol's quote, in a map of one. An unknown symbol is no error: it is listed in the map's `errors`.
   * @param symbol any Schwab knows: `AAPL`, `BRK/B`, `$SPX`, `/ESZ26`, `AAPL  261218C00250000`
   */
  getQuote(symbol: string, options: GetQuoteOptions = {}): ApiCall<Quotes> {
    return this.call(options, (enforce) => getQuote(symbol, options, enforce));
  }

  /**
   * Quotes by symbol. Unknown symbols are no error: they are listed in the map's `errors`.
   * @param symbols one or several; Schwab takes 500 at once, `getQuotesInBatches` any number
   */
  getQuotes(symbols: string | Iterable<string>, options: GetQuotesOptions = {}): ApiCall<Quotes> {
    return this.call(options, (enforce) => getQuotes(symbols, options, enforce));
  }

  /**
   * An underlying's option contracts, by expiration and strike. One that is too big for Schwab's gateway (all of
   * `$SPX` or `SPY`) is refused as `api-answer-too-big`: limit it, or use `splitOptionChain`. There are none for
   * futures.
   */
  getOptionChain(symbol: string, options: GetOptionChainOptions = {}): ApiCall<OptionChain> {
    return this.call(options, (enforce) => getOptionChain(symbol, options, enforce));
  }

  /** The expirations an underlying has options for. */
  getOptionExpirationChain(symbol: string, options: CallOptions = {}): ApiCall<OptionExpirationChain> {
    return this.call(options, () => getOptionExpirationChain(symbol));
  }

  /**
   * Candles of a share or ETF; Schwab documents no others. Without any dates they end with the last business day's
   * close. Combinations of period and frequency that Schwab doesn't take are refused.
   */
  getPriceHistory(symbol: string, options: GetPriceHistoryOptions = {}): ApiCall<PriceHistory> {
    return this.call(options, (enforce) => getPriceHistory(symbol, options, enforce));
  }

  /** Candles of a minute, all that Schwab has (about 48 days) unless dates are given. */
  getPriceHistoryEveryMinute(symbol: string, options?: GetPriceHistoryEveryOptions): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "minute", 1, options);
  }

  /** Candles of five minutes, all that Schwab has (about nine months) unless dates are given. */
  getPriceHistoryEveryFiveMinutes(
    symbol: string,
    options?: GetPriceHistoryEveryOptions,
  ): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "minute", 5, options);
  }

  /** Candles of ten minutes, all that Schwab has (about nine months) unless dates are given. */
  getPriceHistoryEveryTenMinutes(
    symbol: string,
    options?: GetPriceHistoryEveryOptions,
  ): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "minute", 10, options);
  }

  /** Candles of a quarter of an hour, all that Schwab has (about nine months) unless dates are given. */
  getPriceHistoryEveryFifteenMinutes(
    symbol: string,
    options?: GetPriceHistoryEveryOptions,
  ): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "minute", 15, options);
  }

  /** Candles of half an hour, all that Schwab has (about nine months) unless dates are given. */
  getPriceHistoryEveryThirtyMinutes(
    symbol: string,
    options?: GetPriceHistoryEveryOptions,
  ): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "minute", 30, options);
  }

  /** Candles of a day, all that Schwab has (decades) unless dates are given. */
  getPriceHistoryEveryDay(symbol: string, options?: GetPriceHistoryEveryOptions): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "daily", 1, options);
  }

  /** Candles of a week, all that Schwab has (decades) unless dates are given. */
  getPriceHistoryEveryWeek(symbol: string, options?: GetPriceHistoryEveryOptions): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "weekly", 1, options);
  }

  /** Candles of a month, all that Schwab has (decades) unless dates are given. */
  getPriceHistoryEveryMonth(symbol: string, options?: GetPriceHistoryEveryOptions): ApiCall<PriceHistory> {
    return this.#historyEvery(symbol, "monthly", 1, options);
  }

  /** The ten securities of an index or market that moved most. */
  getMovers(index: MoversIndex, options: GetMoversOptions = {}): ApiCall<Movers> {
    return this.call(options, (enforce) => getMovers(index, options, enforce));
  }

  /** When one market or several are open, today or on a day of the coming year. */
  getMarketHours(
    markets: MarketHoursMarket | Iterable<MarketHoursMarket>,
    options: GetMarketHoursOptions = {},
  ): ApiCall<MarketHours> {
    return this.call(options, (enforce) => getMarketHours(markets, options, enforce));
  }

  /** When one market is open: the same map, with that market alone. */
  getMarketHoursFor(market: MarketHoursMarket, options: GetMarketHoursOptions = {}): ApiCall<MarketHours> {
    return this.call(options, (enforce) => getMarketHoursFor(market, options, enforce));
  }

  /**
   * Securities by symbol or description.
   * @param symbols one or several; what is looked for in descriptions, or a pattern, counts as one
   */
  getInstruments(
    symbols: string | Iterable<string>,
    projection: InstrumentProjection,
    options: CallOptions = {},
  ): ApiCall<Instruments> {
    return this.call(options, (enforce) => getInstruments(symbols, projection, enforce));
  }

  /**
   * The security that has this CUSIP. Schwab's list of one comes as that one.
   * @param cusip a string always: leading zeros belong to it
   */
  getInstrumentByCusip(cusip: string, options: CallOptions = {}): ApiCall<Instrument> {
    return this.call(options, () => getInstrumentByCusip(cusip));
  }

  #historyEvery(
    symbol: string,
    frequencyType: "minute" | "daily" | "weekly" | "monthly",
    frequency: number,
    options: GetPriceHistoryEveryOptions = {},
  ): ApiCall<PriceHistory> {
    return this.call(options, () => getPriceHistoryEvery(symbol, { frequencyType, frequency }, options));
  }
}
