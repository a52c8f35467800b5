import { LevelOneMethods } from "./level-one-methods.js";
import type { SubscriptionOptions } from "./service-commands.js";
import type { StreamFields } from "./services/stream-items.js";

/** The key of the one subscription to account activity. Schwab takes any text. */
const ACTIVITY_KEY = "SCHWAB-KIT";

/** The other services: books, charts, screeners, account activity. The four commands are as those of level one. */
export abstract class StreamMethods extends LevelOneMethods {
  /** Order books of stocks at the NYSE. */
  nyseBookSubs(symbols: readonly string[], options?: SubscriptionOptions<"NYSE_BOOK">): Promise<void> {
    return this.subs("NYSE_BOOK", symbols, options);
  }

  nyseBookAdd(symbols: readonly string[], options?: SubscriptionOptions<"NYSE_BOOK">): Promise<void> {
    return this.add("NYSE_BOOK", symbols, options);
  }

  nyseBookUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("NYSE_BOOK", symbols);
  }

  nyseBookView(fields: readonly StreamFields["NYSE_BOOK"][]): Promise<void> {
    return this.view("NYSE_BOOK", fields);
  }

  /** Order books of stocks at the NASDAQ. */
  nasdaqBookSubs(symbols: readonly string[], options?: SubscriptionOptions<"NASDAQ_BOOK">): Promise<void> {
    return this.subs("NASDAQ_BOOK", symbols, options);
  }

  nasdaqBookAdd(symbols: readonly string[], options?: SubscriptionOptions<"NASDAQ_BOOK">): Promise<void> {
    return this.add("NASDAQ_BOOK", symbols, options);
  }

  nasdaqBookUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("NASDAQ_BOOK", symbols);
  }

  nasdaqBookView(fields: readonly StreamFields["NASDAQ_BOOK"][]): Promise<void> {
    return this.view("NASDAQ_BOOK", fields);
  }

  /** Order books of options. */
  optionsBookSubs(symbols: readonly string[], options?: SubscriptionOptions<"OPTIONS_BOOK">): Promise<void> {
    return this.subs("OPTIONS_BOOK", symbols, options);
  }

  optionsBookAdd(symbols: readonly string[], options?: SubscriptionOptions<"OPTIONS_BOOK">): Promise<void> {
    return this.add("OPTIONS_BOOK", symbols, options);
  }

  optionsBookUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("OPTIONS_BOOK", symbols);
  }

  optionsBookView(fields: readonly StreamFields["OPTIONS_BOOK"][]): Promise<void> {
    return this.view("OPTIONS_BOOK", fields);
  }

  /** Candles of a minute, of stocks, funds and indices. */
  chartEquitySubs(symbols: readonly string[], options?: SubscriptionOptions<"CHART_EQUITY">): Promise<void> {
    return this.subs("CHART_EQUITY", symbols, options);
  }

  chartEquityAdd(symbols: readonly string[], options?: SubscriptionOptions<"CHART_EQUITY">): Promise<void> {
    return this.add("CHART_EQUITY", symbols, options);
  }

  chartEquityUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("CHART_EQUITY", symbols);
  }

  chartEquityView(fields: readonly StreamFields["CHART_EQUITY"][]): Promise<void> {
    return this.view("CHART_EQUITY", fields);
  }

  /** Candles of a minute, of futures. */
  chartFuturesSubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"CHART_FUTURES">,
  ): Promise<void> {
    return this.subs("CHART_FUTURES", symbols, options);
  }

  chartFuturesAdd(symbols: readonly string[], options?: SubscriptionOptions<"CHART_FUTURES">): Promise<void> {
    return this.add("CHART_FUTURES", symbols, options);
  }

  chartFuturesUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("CHART_FUTURES", symbols);
  }

  chartFuturesView(fields: readonly StreamFields["CHART_FUTURES"][]): Promise<void> {
    return this.view("CHART_FUTURES", fields);
  }

  /** The most active stocks, by keys that `screenerKey` makes. */
  screenerEquitySubs(
    keys: readonly string[],
    options?: SubscriptionOptions<"SCREENER_EQUITY">,
  ): Promise<void> {
    return this.subs("SCREENER_EQUITY", keys, options);
  }

  screenerEquityAdd(
    keys: readonly string[],
    options?: SubscriptionOptions<"SCREENER_EQUITY">,
  ): Promise<void> {
    return this.add("SCREENER_EQUITY", keys, options);
  }

  screenerEquityUnsubs(keys: readonly string[]): Promise<void> {
    return this.unsubs("SCREENER_EQUITY", keys);
  }

  screenerEquityView(fields: readonly StreamFields["SCREENER_EQUITY"][]): Promise<void> {
    return this.view("SCREENER_EQUITY", fields);
  }

  /** The most active options, by keys that `screenerKey` makes. */
  screenerOptionSubs(
    keys: readonly string[],
    options?: SubscriptionOptions<"SCREENER_OPTION">,
  ): Promise<void> {
    return this.subs("SCREENER_OPTION", keys, options);
  }

  screenerOptionAdd(
    keys: readonly string[],
    options?: SubscriptionOptions<"SCREENER_OPTION">,
  ): Promise<void> {
    return this.add("SCREENER_OPTION", keys, options);
  }

  screenerOptionUnsubs(keys: readonly string[]): Promise<void> {
    return this.unsubs("SCREENER_OPTION", keys);
  }

  screenerOptionView(fields: readonly StreamFields["SCREENER_OPTION"][]): Promise<void> {
    return this.view("SCREENER_OPTION", fields);
  }

  /** What happens to the orders of all the user's accounts. */
  accountActivitySub(): Promise<void> {
    return this.subs("ACCT_ACTIVITY", [ACTIVITY_KEY]);
  }

  accountActivityUnsubs(): Promise<void> {
    return this.unsubs("ACCT_ACTIVITY", [ACTIVITY_KEY]);
  }
}
