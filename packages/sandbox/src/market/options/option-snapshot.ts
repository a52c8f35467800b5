import { isoDate } from "../calendar/calendar-day.js";
import type { TradingDay } from "../calendar/sessions.js";
import type { Instrument, ListedInstrument } from "../instrument.js";
import { randomPoint, seedOf } from "../prices/random.js";
import { volumeBefore } from "../prices/volume.js";
import type { Snapshot } from "../snapshot.js";
import { greeksOf, optionPrice } from "./black-scholes.js";
import { type OptionContract, optionSymbol } from "./option-contract.js";
import type { OptionModel, OptionTerms } from "./option-model.js";
import { optionTick, shownPrices } from "./option-prices.js";
import { quotedContracts } from "./quoted-contracts.js";

/** What all options of one underlying have in common at one moment. */
export interface OptionSituation {
  readonly instrument: ListedInstrument;
  /** What a contract is. */
  contract(terms: OptionTerms): Instrument;
  readonly underlying: Snapshot;
  readonly model: OptionModel;
  /** The latest trading day that has begun, and the one before it. */
  readonly day: TradingDay;
  readonly before: TradingDay;
  /** Now, or the last second of trading. */
  readonly pricedAt: number;
  /** New York's date. */
  readonly today: number;
}

/** Contracts of one underlying that are open, for each share of its daily volume. */
const interestShare = 1 / 4000;

export function optionSnapshot(situation: OptionSituation, terms: OptionTerms): Snapshot {
  const { underlying, model, day, before, pricedAt } = situation;
  const { time } = underlying;
  const { putCall, strike, expiration } = terms;
  const isOver = time >= expiration.expires;
  const at = isOver ? expiration.expires : pricedAt;
  const inputs = model.inputs(terms, underlying.regularLast, at);
  const theoretical = optionPrice(inputs);
  const shown = shownPrices(theoretical, model.ticks);
  const yesterday = model.shown(terms, underlying.close, before.regularCloses - 1000);
  const contract = situation.contract(terms);
  const seed = seedOf(contract.symbol);
  const openInterest = openInterestOf(situation, strike, seed);
  const option: Instrument = {
    ...contract,
    tick: optionTick(theoretical, model.ticks),
    averageVolume: openInterest * 0.3,
  };
  const isWorthNothing = isOver || theoretical < optionTick(0, model.ticks) / 2;
  return {
    instrument: option,
    time,
    session: time >= day.regularOpens && time < day.regularCloses ? "regular" : "closed",
    last: shown.last,
    tradeTime: pricedAt,
    bid: shown.bid,
    ask: shown.ask,
    regularLast: shown.last,
    regularTradeTime: pricedAt,
    ...rangesOf(situation, terms, shown.last, at),
    close: yesterday.last,
    volume: volumeBefore(option, day, pricedAt + 1000),
    option: {
      underlyingPrice: underlying.last,
      ...(!isWorthNothing && { volatility: inputs.volatility * 100, greeks: greeksOf(inputs) }),
      theoretical,
      mark: shown.mark,
      closeMark: yesterday.mark,
      intrinsic: (putCall === "CALL" ? 1 : -1) * (underlying.last - strike),
      openInterest,
      bidSize: quotedContracts(seed, "bid", pricedAt),
      askSize: quotedContracts(seed, "ask", pricedAt),
      daysToExpiration: expiration.day - situation.today,
    },
  };
}

/** What a contract is at any time, before its first and after its last day too. */
export function optionInstrument(underlying: string, terms: OptionTerms): Instrument {
  const symbol = optionSymbol(terms.expiration, terms.putCall, terms.strike);
  return {
    symbol,
    kind: "OPTION",
    description: descriptionOf(underlying, terms),
    exchange: ["o", "OPR"],
    tick: 0.01,
    averageVolume: 0,
    contract: { ...terms, symbol, underlying } satisfies OptionContract,
  };
}

/**
 * The first, highest and lowest price of the day and the year, from those of the underlying. With time an option
 * loses value, but deep in the money it may gain, so both ends of the day count.
 */
function rangesOf(
  { underlying, model, day }: OptionSituation,
  terms: OptionTerms,
  last: number,
  at: number,
): Pick<Snapshot, "open" | "high" | "low" | "yearHigh" | "yearLow"> {
  const { open, high, low, yearHigh, yearLow } = underlying;
  const lastAt = (spot: number, moment: number): number => model.shown(terms, spot, moment).last;
  const [best, worst, yearBest, yearWorst] =
    terms.putCall === "CALL" ? [high, low, yearHigh, yearLow] : [low, high, yearLow, yearHigh];
  const first = lastAt(open, day.regularOpens);
  const highest = Math.max(first, last, lastAt(best, day.regularOpens), lastAt(best, at));
  const lowest = Math.min(first, last, lastAt(worst, day.regularOpens), lastAt(worst, at));
  return {
    open: first,
    high: highest,
    low: lowest,
    yearHigh: Math.max(highest, lastAt(yearBest, at)),
    yearLow: Math.min(lowest, lastAt(yearWorst, at)),
  };
}

/** Most contracts are open near the price. */
function openInterestOf({ instrument, underlying }: OptionSituation, strike: number, seed: number): number {
  const distance = Math.log(strike / underlying.close) / instrument.swing;
  // An index counts the shares of all its members, which nobody trades options on.
  const size = Math.min(instrument.averageVolume, 100_000_000) * interestShare;
  return Math.floor(size * (randomPoint(seed, 0, 0) + 1) * Math.exp(-30 * distance * distance));
}

function descriptionOf(underlying: string, { putCall, strike, expiration }: OptionTerms): string {
  const [year, month, date] = isoDate(expiration.day).split("-");
  return `${underlying} ${month}/${date}/${year} ${strike.toFixed(2)} ${putCall.charAt(0)}`;
}
