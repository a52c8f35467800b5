import { accountActivity } from "./account-activity.js";
import { book } from "./books.js";
import { chartEquity, chartEquityPage, chartFutures } from "./charts.js";
import type { ServiceFacts } from "./fact-types.js";
import { levelOneEquities } from "./level-one-equities.js";
import { levelOneForex } from "./level-one-forex.js";
import { levelOneFutures } from "./level-one-futures.js";
import { levelOneFuturesOptions } from "./level-one-futures-options.js";
import { levelOneOptions } from "./level-one-options.js";
import { screener } from "./screeners.js";

/** The streamer's 13 services. */
export const streamerServices = {
  LEVELONE_EQUITIES: { delivery: "Change", fields: levelOneEquities },
  LEVELONE_OPTIONS: { delivery: "Change", fields: levelOneOptions },
  LEVELONE_FUTURES: { delivery: "Change", fields: levelOneFutures },
  LEVELONE_FUTURES_OPTIONS: { delivery: "Change", fields: levelOneFuturesOptions },
  LEVELONE_FOREX: { delivery: "Change", fields: levelOneForex },
  NYSE_BOOK: { delivery: "Whole", fields: book },
  NASDAQ_BOOK: { delivery: "Whole", fields: book },
  OPTIONS_BOOK: { delivery: "Whole", fields: book },
  CHART_EQUITY: { delivery: "All Sequence", fields: chartEquity, page: chartEquityPage },
  CHART_FUTURES: { delivery: "All Sequence", fields: chartFutures },
  SCREENER_EQUITY: { delivery: "Whole", fields: screener },
  SCREENER_OPTION: { delivery: "Whole", fields: screener },
  ACCT_ACTIVITY: { delivery: "All Sequence", fields: accountActivity },
} as const satisfies Readonly<Record<string, ServiceFacts>>;
