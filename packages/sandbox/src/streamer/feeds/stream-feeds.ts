import type { Market } from "../../market/market.js";
import type { Trader } from "../../trader/trader.js";
import { type ActivityItem, createActivityLog } from "./activity-log.js";
import { type BookService, bookOf, nasdaqBook, nyseBook, optionsBook } from "./books.js";
import { type ChartService, candlesSince, chartEquity, chartFutures } from "./charts.js";
import { levelOneEquities } from "./level-one/equities.js";
import { levelOneForex } from "./level-one/forex.js";
import { levelOneFutures } from "./level-one/futures.js";
import { levelOneFuturesOptions } from "./level-one/futures-options.js";
import { type LevelOneService, levelOneOf } from "./level-one/level-one-service.js";
import { levelOneOptions } from "./level-one/options.js";
import { screenerOf } from "./screeners.js";

export type { ActivityItem } from "./activity-log.js";

type Json = Record<string, unknown>;

export type StreamService =
  | "LEVELONE_EQUITIES"
  | "LEVELONE_OPTIONS"
  | "LEVELONE_FUTURES"
  | "LEVELONE_FUTURES_OPTIONS"
  | "LEVELONE_FOREX"
  | "NYSE_BOOK"
  | "NASDAQ_BOOK"
  | "OPTIONS_BOOK"
  | "CHART_EQUITY"
  | "CHART_FUTURES"
  | "SCREENER_EQUITY"
  | "SCREENER_OPTION"
  | "ACCT_ACTIVITY";

/** What the stream tells. Times are the market's, epoch milliseconds. */
export interface StreamFeeds {
  /**
   * All that a service has of a key at a moment: its fields by number, beside the members that Schwab names. Undefined
   * when the service has no such key. For level one, books and screeners.
   */
  whole(service: StreamService, key: string, time: number): Json | undefined;
  /** The candles of a key whose minutes ended after one moment and not after another, in order. */
  since(service: StreamService, key: string, after: number, until: number): readonly Json[];
  /** The activity messages with a greater `seq`, in order, as far as they are still kept. */
  activity(after: number): readonly ActivityItem[];
}

export interface StreamFeedsParts {
  readonly market: Market;
  readonly trader: Trader;
}

type Whole = (market: Market, key: string, time: number) => Json | undefined;

const levelOne =
  (service: LevelOneService): Whole =>
  (...asked) =>
    levelOneOf(service, ...asked);

const book =
  (service: BookService): Whole =>
  (...asked) =>
    bookOf(service, ...asked);

const wholes: Partial<Record<StreamService, Whole>> = {
  LEVELONE_EQUITIES: levelOne(levelOneEquities),
  LEVELONE_OPTIONS: levelOne(levelOneOptions),
  LEVELONE_FUTURES: levelOne(levelOneFutures),
  LEVELONE_FUTURES_OPTIONS: levelOne(levelOneFuturesOptions),
  LEVELONE_FOREX: levelOne(levelOneForex),
  NYSE_BOOK: book(nyseBook),
  NASDAQ_BOOK: book(nasdaqBook),
  OPTIONS_BOOK: book(optionsBook),
  SCREENER_EQUITY: (market, key, time) => screenerOf(market, false, key, time),
  SCREENER_OPTION: (market, key, time) => screenerOf(market, true, key, time),
};

const charts: Partial<Record<StreamService, ChartService>> = {
  CHART_EQUITY: chartEquity,
  CHART_FUTURES: chartFutures,
};

/** What each service says, from the same market and accounts as the REST answers. */
export function createStreamFeeds({ market, trader }: StreamFeedsParts): StreamFeeds {
  const log = createActivityLog(trader.activity);
  return {
    whole: (service, key, time) => wholes[service]?.(market, key, time),
    since(service, key, after, until) {
      const chart = charts[service];
      return chart === undefined ? [] : candlesSince(chart, market, key, after, until);
    },
    activity(after) {
      // Looking at the accounts lets happen what the market has done to their orders.
      trader.accounts();
      return log.after(after);
    },
  };
}
