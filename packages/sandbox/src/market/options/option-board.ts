import { newYorkDay } from "../calendar/new-york.js";
import { previousTradingDay, tradingDayAt } from "../calendar/sessions.js";
import type { Snapshot } from "../snapshot.js";
import type { ModelInputs } from "./black-scholes.js";
import { type Expiration, expirationsOn } from "./expirations.js";
import { parseOptionSymbol } from "./option-contract.js";
import { type Optionable, type OptionTerms, optionModel } from "./option-model.js";
import { type OptionSituation, optionInstrument, optionSnapshot } from "./option-snapshot.js";
import { isStrike } from "./strikes.js";

/** The options on one underlying at one moment. */
export interface OptionBoard {
  readonly underlying: Snapshot;
  readonly instrument: Optionable;
  /** In order. */
  readonly expirations: readonly Expiration[];
  /** A year's dividends as a part of the price. */
  readonly dividendYield: number;
  snapshot(terms: OptionTerms): Snapshot;
  /** What the model is given for a contract, so that a caller may change some of it. */
  inputs(terms: OptionTerms): ModelInputs;
  /** Calendar days. */
  daysTo(expiration: Expiration): number;
}

/** Options trade in the regular session; outside of it their prices rest. */
export function optionBoard(seed: string, instrument: Optionable, underlying: Snapshot): OptionBoard {
  const { time } = underlying;
  const day = tradingDayAt("regular-only", time);
  const today = newYorkDay(time);
  const model = optionModel(seed, instrument);
  const situation: OptionSituation = {
    instrument,
    contract: (terms) => optionInstrument(instrument.symbol, terms),
    underlying,
    model,
    day,
    before: previousTradingDay("regular-only", day),
    pricedAt: Math.min(time, day.regularCloses - 1000),
    today,
  };
  return {
    underlying,
    instrument,
    expirations: expirationsOn(instrument.options, today),
    dividendYield: model.dividendYield,
    snapshot: (terms) => optionSnapshot(situation, terms),
    inputs(terms) {
      const isOver = time >= terms.expiration.expires;
      return model.inputs(terms, underlying.regularLast, isOver ? time : situation.pricedAt);
    },
    daysTo: (expiration) => expiration.day - today,
  };
}

/** The contract that a symbol names, or undefined when it is not listed. */
export function findOption(board: OptionBoard, symbol: string): Snapshot | undefined {
  const parts = parseOptionSymbol(symbol);
  const expiration = board.expirations.find(({ symbolStart }) => symbolStart === parts?.start);
  if (parts === undefined || expiration === undefined) return undefined;
  if (!isStrike(board.instrument, board.instrument.options.strikeStep, parts.strike)) return undefined;
  return board.snapshot({ putCall: parts.putCall, strike: parts.strike, expiration });
}
