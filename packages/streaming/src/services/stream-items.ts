import type { AccountActivity, AccountActivityField } from "./account-activity.js";
import type { Book, BookField } from "./book.js";
import type { ChartEquity, ChartEquityField } from "./chart-equity.js";
import type { ChartFutures, ChartFuturesField } from "./chart-futures.js";
import type { LevelOneEquity, LevelOneEquityField } from "./level-one-equities.js";
import type { LevelOneForex, LevelOneForexField } from "./level-one-forex.js";
import type { LevelOneFuture, LevelOneFutureField } from "./level-one-futures.js";
import type { LevelOneFuturesOption, LevelOneFuturesOptionField } from "./level-one-futures-options.js";
import type { LevelOneOption, LevelOneOptionField } from "./level-one-options.js";
import type { Screener, ScreenerField } from "./screener.js";

/** What each service's items are. */
export interface StreamItems {
  LEVELONE_EQUITIES: LevelOneEquity;
  LEVELONE_OPTIONS: LevelOneOption;
  LEVELONE_FUTURES: LevelOneFuture;
  LEVELONE_FUTURES_OPTIONS: LevelOneFuturesOption;
  LEVELONE_FOREX: LevelOneForex;
  NYSE_BOOK: Book;
  NASDAQ_BOOK: Book;
  OPTIONS_BOOK: Book;
  CHART_EQUITY: ChartEquity;
  CHART_FUTURES: ChartFutures;
  SCREENER_EQUITY: Screener;
  SCREENER_OPTION: Screener;
  ACCT_ACTIVITY: AccountActivity;
}

/** What `fields` may name in each service. */
export interface StreamFields {
  LEVELONE_EQUITIES: LevelOneEquityField;
  LEVELONE_OPTIONS: LevelOneOptionField;
  LEVELONE_FUTURES: LevelOneFutureField;
  LEVELONE_FUTURES_OPTIONS: LevelOneFuturesOptionField;
  LEVELONE_FOREX: LevelOneForexField;
  NYSE_BOOK: BookField;
  NASDAQ_BOOK: BookField;
  OPTIONS_BOOK: BookField;
  CHART_EQUITY: ChartEquityField;
  CHART_FUTURES: ChartFuturesField;
  SCREENER_EQUITY: ScreenerField;
  SCREENER_OPTION: ScreenerField;
  ACCT_ACTIVITY: AccountActivityField;
}
