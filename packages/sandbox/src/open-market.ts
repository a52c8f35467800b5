import { latestNoon } from "./market/calendar/latest-noon.js";
import { createMarket, type Market } from "./market/market.js";
import { createMarketClock, type MarketClock } from "./market/market-clock.js";
import type { CheckedOptions } from "./options.js";
import { stateVersion } from "./state/saved-state.js";
import { namingTheFile, readStateFile, writeStateFile } from "./state/state-file.js";
import { createTrader, type Trader } from "./trader/trader.js";

export interface OpenMarket {
  readonly market: Market;
  readonly marketClock: MarketClock;
  readonly trader: Trader;
  /** Does nothing without a `stateFile`. */
  saveState(): Promise<void>;
}

/**
 * The market with its clock and its accounts, as they are at the beginning or as they were saved.
 * @throws Error when the `stateFile` cannot be used.
 */
export async function openMarket(options: CheckedOptions): Promise<OpenMarket> {
  const { stateFile } = options;
  const saved = stateFile === undefined ? undefined : await readStateFile(stateFile);
  if (saved !== undefined && options.seed !== undefined && options.seed !== saved.seed) {
    throw new Error(
      `The sandbox's state in ${stateFile} is of the market with the seed ${JSON.stringify(saved.seed)}. ` +
        "Leave the option seed out, or give another stateFile.",
    );
  }
  const seed = options.seed ?? saved?.seed ?? "sandbox";
  const market = createMarket(seed);
  const marketClock = createMarketClock(options.now, options.speed);
  const marketTime =
    options.marketTime === "open" ? latestNoon(options.now()) : (options.marketTime ?? saved?.marketTime);
  if (marketTime !== undefined) marketClock.set(marketTime);
  const trader = createTrader(market, marketClock.now, saved?.trader);
  // A state that is broken shows at the start and not at the first request.
  if (saved !== undefined) namingTheFile(stateFile ?? "", trader.accounts);
  return {
    market,
    marketClock,
    trader,
    async saveState() {
      if (stateFile === undefined) return;
      await writeStateFile(stateFile, {
        version: stateVersion,
        seed,
        marketTime: marketClock.isMoved() ? marketClock.now() : null,
        trader: trader.save(),
      });
    },
  };
}
