import { newYorkDay } from "../calendar/new-york.js";
import { previousTradingDay, tradingDayAt } from "../calendar/sessions.js";
import type { FutureTerms, Instrument, ListedInstrument } from "../instrument.js";
import { schedules } from "../instrument.js";
import type { Expiration } from "../options/expirations.js";
import { futureOptionModel, type OptionTerms } from "../options/option-model.js";
import { optionSnapshot } from "../options/option-snapshot.js";
import { isStrike } from "../options/strikes.js";
import type { Snapshot } from "../snapshot.js";
import { type FutureOptionSymbolParts, futureOptionSymbol } from "./future-option-contract.js";

/**
 * The market of an option on a future, which trades and ends with it, or undefined when there is no such option at
 * that time.
 */
export function findFutureOption(
  seed: string,
  underlying: Snapshot,
  instrument: ListedInstrument,
  { putCall, strike }: FutureOptionSymbolParts,
): Snapshot | undefined {
  const { future, symbol } = instrument;
  if (future === undefined || !isStrike(instrument, future.strikeStep, strike)) return undefined;
  const expiration = expirationOf(symbol, future);
  const today = newYorkDay(underlying.time);
  if (today > expiration.day) return undefined;
  const day = tradingDayAt(schedules[instrument.kind], underlying.time);
  const situation = {
    instrument,
    contract: (terms: OptionTerms) => contractOf(instrument, future, terms),
    underlying,
    model: futureOptionModel(seed, instrument),
    day,
    before: previousTradingDay(schedules[instrument.kind], day),
    pricedAt: underlying.tradeTime,
    today,
  };
  return optionSnapshot(situation, { putCall, strike, expiration });
}

/** Settled by the price of the morning on which the future ends. */
function expirationOf(symbol: string, { expires }: FutureTerms): Expiration {
  const time = Date.parse(expires);
  const day = newYorkDay(time);
  return {
    day,
    type: "Q",
    settlement: "A",
    root: symbol,
    symbolStart: `.${symbol}`,
    expires: time,
    lastTradingDay: day,
  };
}

function contractOf(
  { symbol, exchange }: ListedInstrument,
  { multiplier }: FutureTerms,
  { putCall, strike, expiration }: OptionTerms,
): Instrument {
  return {
    symbol: futureOptionSymbol({ future: symbol, putCall, strike }),
    kind: "FUTURE_OPTION",
    description: `${symbol} ${strike} ${putCall === "CALL" ? "Call" : "Put"}`,
    exchange,
    tick: 0.05,
    averageVolume: 0,
    futureOption: { underlying: symbol, putCall, strike, expires: expiration.expires, multiplier },
  };
}
