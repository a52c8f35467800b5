import type { ListedInstrument } from "./instrument.js";
import { instruments } from "./instruments/instruments.js";
import { findOption, type OptionBoard, optionBoard } from "./options/option-board.js";
import { parseOptionSymbol } from "./options/option-contract.js";
import { isOptionable } from "./options/option-model.js";
import { createPriceBook, type PriceBook } from "./prices/price-book.js";
import { type Snapshot, snapshotOf } from "./snapshot.js";

export type { Snapshot } from "./snapshot.js";

export interface Market {
  /** Every security but options. */
  readonly instruments: readonly ListedInstrument[];
  readonly prices: PriceBook;
  instrument(symbol: string): ListedInstrument | undefined;
  /** The market of a security at an epoch time in milliseconds, or undefined when there is no such security. */
  snapshot(symbol: string, time: number): Snapshot | undefined;
  /** The options on a security, or undefined when there are none. */
  options(underlying: string, time: number): OptionBoard | undefined;
}

/**
 * A market whose prices are a function of seed, symbol and second alone, so that every answer of one second agrees
 * with every other, and a test can ask for any time. They move while the exchanges are open, and rest otherwise.
 */
export function createMarket(seed = "sandbox"): Market {
  const prices = createPriceBook(seed);
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  const byOptionRoot = new Map(
    instruments
      .filter(isOptionable)
      .flatMap(({ symbol, options }) => [options.root, options.afternoonRoot].map((root) => [root, symbol])),
  );

  function options(underlying: string, time: number): OptionBoard | undefined {
    const instrument = bySymbol.get(underlying);
    return isOptionable(instrument)
      ? optionBoard(seed, instrument, snapshotOf(prices, instrument, time))
      : undefined;
  }

  return {
    instruments,
    prices,
    instrument: (symbol) => bySymbol.get(symbol),
    options,
    snapshot(symbol, time) {
      const instrument = bySymbol.get(symbol);
      if (instrument !== undefined) return snapshotOf(prices, instrument, time);
      const board = options(byOptionRoot.get(parseOptionSymbol(symbol)?.root) ?? "", time);
      return board && findOption(board, symbol);
    },
  };
}
