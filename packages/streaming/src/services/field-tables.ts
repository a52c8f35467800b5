import { accountActivity } from "./account-activity.js";
import { book } from "./book.js";
import { chartEquity } from "./chart-equity.js";
import { chartFutures } from "./chart-futures.js";
import type { FieldTable } from "./field-table.js";
import { levelOneEquities } from "./level-one-equities.js";
import { levelOneForex } from "./level-one-forex.js";
import { levelOneFutures } from "./level-one-futures.js";
import { levelOneFuturesOptions } from "./level-one-futures-options.js";
import { levelOneOptions } from "./level-one-options.js";
import { screener } from "./screener.js";
import type { StreamFields } from "./stream-items.js";
import type { StreamService } from "./stream-service.js";

export const fieldTables: { readonly [Service in StreamService]: FieldTable<StreamFields[Service]> } = {
  LEVELONE_EQUITIES: levelOneEquities,
  LEVELONE_OPTIONS: levelOneOptions,
  LEVELONE_FUTURES: levelOneFutures,
  LEVELONE_FUTURES_OPTIONS: levelOneFuturesOptions,
  LEVELONE_FOREX: levelOneForex,
  NYSE_BOOK: book,
  NASDAQ_BOOK: book,
  OPTIONS_BOOK: book,
  CHART_EQUITY: chartEquity,
  CHART_FUTURES: chartFutures,
  SCREENER_EQUITY: screener,
  SCREENER_OPTION: screener,
  ACCT_ACTIVITY: accountActivity,
};
