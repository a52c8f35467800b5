import { dayOf } from "./calendar/calendar-day.js";
import { tradingDay, tradingDayAt } from "./calendar/sessions.js";
import { parseFutureOptionSymbol } from "./future-options/future-option-contract.js";
import { findFutureOption } from "./future-options/future-option-snapshot.js";
import { type Instrument, type ListedInstrument, schedules } from "./instrument.js";
import { instruments } from "./instruments/instruments.js";
import { expirationsOn } from "./options/expirations.js";
import { findOption, type OptionBoard, optionBoard } from "./options/option-board.js";
import { parseOptionSymbol } from "./options/option-contract.js";
import { isOptionable, type OptionModel, optionModel } from "./options/option-model.js";
import { optionInstrument } from "./options/option-snapshot.js";
import { createPriceBook, type PriceBook } from "./prices/price-book.js";
import { type Snapshot, snapshotOf } from "./snapshot.js";
import { optionTape, shareTape, type Tape } from "./tape/tape.js";

export type { Snapshot } from "./snapshot.js";

export interface Market {
  /** Every security but options. */
  readonly instruments: readonly ListedInstrument[];
  readonly prices: PriceBook;
  instrument(symbol: string): ListedInstrument | undefined;
  /** The market of a security at an epoch time in milliseconds, or undefined when there is no such security. */
  snapshot(symbol: string, time: number): Snapshot | undefined;
  /** The same for a security that is known, which may be an option that isn't listed at that time. */
  snapshotOf(instrument: Instrument, time: number): Snapshot;
  /**
   * A security by its symbol, options of any time included, or undefined when there can't be such a one. An account
   * can't have options on futures, and this has none.
   */
  security(symbol: string): Instrument | undefined;
  /** The prices of the trading day that a moment belongs to. */
  tape(instrument: Instrument, time: number): Tape;
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

  const models = new Map<string, OptionModel>();

  function listed(symbol: string): ListedInstrument {
    const instrument = bySymbol.get(symbol);
    if (instrument === undefined) throw new Error(`The sandbox's market has no ${symbol}.`);
    return instrument;
  }

  function modelOf(underlying: string): OptionModel {
    const instrument = listed(underlying);
    if (!isOptionable(instrument)) throw new Error(`The sandbox's market has no options on ${underlying}.`);
    const model = models.get(underlying) ?? optionModel(seed, instrument);
    models.set(underlying, model);
    return model;
  }

  function securityOption(symbol: string): Instrument | undefined {
    const parts = parseOptionSymbol(symbol);
    const underlying = bySymbol.get(byOptionRoot.get(parts?.root) ?? "");
    if (parts === undefined || !isOptionable(underlying)) return undefined;
    const { putCall, strike } = parts;
    const [year = 0, month = 0, date = 0] = (parts.start.slice(6).match(/../g) ?? []).map(Number);
    const day = dayOf(2000 + year, month, date);
    // What the morning settles is listed until the day before, and some options on their last day only.
    const expiration = [day - 1, day]
      .flatMap((listed) => expirationsOn(underlying.options, listed))
      .find(({ symbolStart }) => symbolStart === parts.start);
    return expiration && optionInstrument(underlying.symbol, { putCall, strike, expiration });
  }

  return {
    instruments,
    prices,
    instrument: (symbol) => bySymbol.get(symbol),
    options,
    security: (symbol) => bySymbol.get(symbol) ?? securityOption(symbol),
    snapshotOf({ symbol, contract }, time) {
      if (contract === undefined) return snapshotOf(prices, listed(symbol), time);
      const board = options(contract.underlying, time);
      if (board === undefined)
        throw new Error(`The sandbox's market has no options on ${contract.underlying}.`);
      return board.snapshot(contract);
    },
    tape({ symbol, contract }, time) {
      const underlying = listed(contract?.underlying ?? symbol);
      const schedule = schedules[underlying.kind];
      if (contract === undefined) {
        const day = tradingDayAt(schedule, time);
        return shareTape(prices.path(underlying, day), underlying.tick, day.closes - 1000);
      }
      const regular = tradingDayAt("regular-only", time);
      const path = prices.path(underlying, tradingDay(schedule, regular.day) ?? regular);
      return optionTape(path, modelOf(underlying.symbol), contract, regular.regularCloses - 1000);
    },
    snapshot(symbol, time) {
      const instrument = bySymbol.get(symbol);
      if (instrument !== undefined) return snapshotOf(prices, instrument, time);
      const futureOption = parseFutureOptionSymbol(symbol);
      if (futureOption !== undefined) {
        const future = bySymbol.get(futureOption.future);
        return future && findFutureOption(seed, snapshotOf(prices, future, time), future, futureOption);
      }
      const board = options(byOptionRoot.get(parseOptionSymbol(symbol)?.root) ?? "", time);
      return board && findOption(board, symbol);
    },
  };
}
