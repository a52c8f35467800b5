import { ServiceCommands, type SubscriptionOptions } from "./service-commands.js";
import type { StreamFields } from "./services/stream-items.js";

/**
 * Level one: quotes, of which Schwab sends what changed. `Subs` replaces what is subscribed to of the service, `Add` adds
 * to it, `Unsubs` takes from it, `View` changes the fields of all of it.
 */
export abstract class LevelOneMethods extends ServiceCommands {
  /** Quotes of stocks, funds and indices: `AAPL`, `BRK/B`, `$SPX`. */
  levelOneEquitySubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_EQUITIES">,
  ): Promise<void> {
    return this.subs("LEVELONE_EQUITIES", symbols, options);
  }

  levelOneEquityAdd(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_EQUITIES">,
  ): Promise<void> {
    return this.add("LEVELONE_EQUITIES", symbols, options);
  }

  levelOneEquityUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("LEVELONE_EQUITIES", symbols);
  }

  levelOneEquityView(fields: readonly StreamFields["LEVELONE_EQUITIES"][]): Promise<void> {
    return this.view("LEVELONE_EQUITIES", fields);
  }

  /** Quotes of options: `AAPL  261218C00250000`. */
  levelOneOptionSubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_OPTIONS">,
  ): Promise<void> {
    return this.subs("LEVELONE_OPTIONS", symbols, options);
  }

  levelOneOptionAdd(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_OPTIONS">,
  ): Promise<void> {
    return this.add("LEVELONE_OPTIONS", symbols, options);
  }

  levelOneOptionUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("LEVELONE_OPTIONS", symbols);
  }

  levelOneOptionView(fields: readonly StreamFields["LEVELONE_OPTIONS"][]): Promise<void> {
    return this.view("LEVELONE_OPTIONS", fields);
  }

  /** Quotes of futures: `/ESZ26`. */
  levelOneFuturesSubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FUTURES">,
  ): Promise<void> {
    return this.subs("LEVELONE_FUTURES", symbols, options);
  }

  levelOneFuturesAdd(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FUTURES">,
  ): Promise<void> {
    return this.add("LEVELONE_FUTURES", symbols, options);
  }

  levelOneFuturesUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("LEVELONE_FUTURES", symbols);
  }

  levelOneFuturesView(fields: readonly StreamFields["LEVELONE_FUTURES"][]): Promise<void> {
    return this.view("LEVELONE_FUTURES", fields);
  }

  /** Quotes of options on futures: `./OZCZ26C565`. */
  levelOneFuturesOptionsSubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FUTURES_OPTIONS">,
  ): Promise<void> {
    return this.subs("LEVELONE_FUTURES_OPTIONS", symbols, options);
  }

  levelOneFuturesOptionsAdd(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FUTURES_OPTIONS">,
  ): Promise<void> {
    return this.add("LEVELONE_FUTURES_OPTIONS", symbols, options);
  }

  levelOneFuturesOptionsUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("LEVELONE_FUTURES_OPTIONS", symbols);
  }

  levelOneFuturesOptionsView(fields: readonly StreamFields["LEVELONE_FUTURES_OPTIONS"][]): Promise<void> {
    return this.view("LEVELONE_FUTURES_OPTIONS", fields);
  }

  /** Quotes of currency pairs: `EUR/USD`. */
  levelOneForexSubs(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FOREX">,
  ): Promise<void> {
    return this.subs("LEVELONE_FOREX", symbols, options);
  }

  levelOneForexAdd(
    symbols: readonly string[],
    options?: SubscriptionOptions<"LEVELONE_FOREX">,
  ): Promise<void> {
    return this.add("LEVELONE_FOREX", symbols, options);
  }

  levelOneForexUnsubs(symbols: readonly string[]): Promise<void> {
    return this.unsubs("LEVELONE_FOREX", symbols);
  }

  levelOneForexView(fields: readonly StreamFields["LEVELONE_FOREX"][]): Promise<void> {
    return this.view("LEVELONE_FOREX", fields);
  }
}
