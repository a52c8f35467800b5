import { newYorkDay } from "../calendar/new-york.js";
import { previousTradingDay, tradingDayAt } from "../calendar/sessions.js";
import type { Instrument, ListedInstrument, OptionListing } from "../instrument.js";
import { randomPoint, seedOf } from "../prices/random.js";
import { volumeBefore } from "../prices/volume.js";
import type { Snapshot } from "../snapshot.js";
import { greeksOf, type ModelInputs, optionPrice } from "./black-scholes.js";
import { type Expiration, expirationsOn } from "./expirations.js";
import { type OptionContract, optionSymbol, parseOptionSymbol } from "./option-contract.js";
import { optionTick, shownPrices } from "./option-prices.js";
import { isStrike, nearestStrike } from "./strikes.js";
import { type VolatilitySmile, volatilitySmile } from "./volatility-smile.js";

/** Continuously compounded, a year, as a part of one. */
export const interestRate = 0.0375;

/** An underlying that has options. */
export type Optionable = ListedInstrument & { readonly options: OptionListing };

/** The options on one underlying at one moment. */
export interface OptionBoard {
  readonly underlying: Snapshot;
  readonly instrument: Optionable;
  readonly expirations: readonly Expiration[];
  readonly dividendYield: number;
  /** Calendar days. */
  daysTo(expiration: Expiration): number;
  /** The strike that is nearest to the underlying's price. */
  nearestStrike(): number;
  snapshot(putCall: "PUT" | "CALL", strike: number, expiration: Expiration): Snapshot;
  /** What the model is given for a contract, so that a caller may change some of it. */
  inputs(putCall: "PUT" | "CALL", strike: number, expiration: Expiration): ModelInputs;
}

const yearMs = 365 * 86_400_000;

export function isOptionable(instrument: ListedInstrument | undefined): instrument is Optionable {
  return instrument?.options !== undefined;
}

/** Options trade in the regular session; outside of it their prices rest. */
export function optionBoard(seed: string, instrument: Optionable, underlying: Snapshot): OptionBoard {
  const { time } = underlying;
  const day = tradingDayAt("regular-only", time);
  const before = previousTradingDay("regular-only", day);
  const pricedAt = Math.min(time, day.regularCloses - 1000);
  const smile = volatilitySmile(seed, instrument);
  const dividendYield = (instrument.dividend ?? 0) / instrument.basePrice;
  const today = newYorkDay(time);
  const isIndex = instrument.kind === "INDEX";
  const model = modelOf(smile, dividendYield);

  function inputs(putCall: "PUT" | "CALL", strike: number, expiration: Expiration): ModelInputs {
    const at = time >= expiration.expires ? expiration.expires : pricedAt;
    return model(putCall, strike, expiration, underlying.regularLast, at);
  }

  function snapshot(putCall: "PUT" | "CALL", strike: number, expiration: Expiration): Snapshot {
    const contract: OptionContract = {
      symbol: optionSymbol(expiration, putCall, strike),
      underlying: instrument.symbol,
      putCall,
      strike,
      expiration,
    };
    const now = inputs(putCall, strike, expiration);
    const theoretical = optionPrice(now);
    const shown = shownPrices(theoretical, isIndex);
    const lastOf = (inputs: ModelInputs): number => shownPrices(optionPrice(inputs), isIndex).last;
    const atOpen = model(putCall, strike, expiration, underlying.open, day.regularOpens);
    const yesterday = shownPrices(
      optionPrice(model(putCall, strike, expiration, underlying.close, before.regularCloses - 1000)),
      isIndex,
    );
    const [best, worst] = putCall === "CALL" ? (["high", "low"] as const) : (["low", "high"] as const);
    const open = lastOf(atOpen);
    // With the same volatility as now, and the more or less time of the day's ends, whichever gives more or less.
    const valuesAt = (spot: number): number[] => [
      lastOf({ ...now, spot }),
      lastOf({ ...now, spot, years: atOpen.years }),
    ];
    const high = Math.max(open, shown.last, ...valuesAt(underlying[best]));
    const low = Math.min(open, shown.last, ...valuesAt(underlying[worst]));
    const [yearBest, yearWorst] =
      putCall === "CALL" ? (["yearHigh", "yearLow"] as const) : (["yearLow", "yearHigh"] as const);
    const isWorthNothing = now.years <= 0 || theoretical < optionTick(0, isIndex) / 2;
    const interest = openInterestOf(contract, instrument, underlying.close);
    const option: Instrument = {
      symbol: contract.symbol,
      kind: "OPTION",
      description: descriptionOf(contract),
      exchange: ["o", "OPR"],
      tick: optionTick(theoretical, isIndex),
      averageVolume: interest * 0.3,
      contract,
    };
    const random = (index: number): number =>
      randomPoint(seedOf(contract.symbol), index, Math.floor(pricedAt / 60_000)) + 1;
    return {
      instrument: option,
      time,
      session: time < day.regularCloses ? "regular" : "closed",
      last: shown.last,
      tradeTime: pricedAt,
      bid: shown.bid,
      ask: shown.ask,
      regularLast: shown.last,
      regularTradeTime: pricedAt,
      open,
      high,
      low,
      close: yesterday.last,
      yearHigh: Math.max(high, ...valuesAt(underlying[yearBest])),
      yearLow: Math.min(low, ...valuesAt(underlying[yearWorst])),
      volume: volumeBefore(option, day, pricedAt + 1000),
      option: {
        underlyingPrice: underlying.last,
        ...(!isWorthNothing && { volatility: now.volatility * 100, greeks: greeksOf(now) }),
        theoretical,
        mark: shown.mark,
        closeMark: yesterday.mark,
        intrinsic: (putCall === "CALL" ? 1 : -1) * (underlying.last - strike),
        openInterest: interest,
        bidSize: 1 + Math.floor(40 * random(1)),
        askSize: 1 + Math.floor(40 * random(2)),
        daysToExpiration: expiration.day - today,
      },
    };
  }

  return {
    underlying,
    instrument,
    expirations: expirationsOn(instrument.options, today),
    dividendYield,
    daysTo: ({ day: end }) => end - today,
    nearestStrike: () => nearestStrike(instrument, underlying.last),
    snapshot,
    inputs,
  };
}

/** The contract that a symbol names, or undefined when it is not listed. */
export function findOption(board: OptionBoard, symbol: string): Snapshot | undefined {
  const parts = parseOptionSymbol(symbol);
  const expiration = board.expirations.find(({ symbolStart }) => symbolStart === parts?.start);
  if (parts === undefined || expiration === undefined) return undefined;
  if (!isStrike(board.instrument, parts.strike)) return undefined;
  return board.snapshot(parts.putCall, parts.strike, expiration);
}

function modelOf(smile: VolatilitySmile, dividendYield: number) {
  return (
    putCall: "PUT" | "CALL",
    strike: number,
    expiration: Expiration,
    spot: number,
    at: number,
  ): ModelInputs => {
    const years = Math.max(0, expiration.expires - at) / yearMs;
    const forward = spot * Math.exp((interestRate - dividendYield) * years);
    const volatility = smile(strike, forward);
    return { putCall, spot, strike, years, volatility, rate: interestRate, dividendYield };
  };
}

/** Most contracts are open near the price, and on days with round numbers of thousands. */
function openInterestOf(contract: OptionContract, instrument: Optionable, spot: number): number {
  const distance = Math.log(contract.strike / spot) / instrument.swing;
  const size = Math.min(instrument.averageVolume, 100_000_000) / 4000;
  const random = randomPoint(seedOf(contract.symbol), 0, 0) + 1;
  return Math.floor(size * random * Math.exp(-30 * distance * distance));
}

function descriptionOf({ underlying, strike, putCall, expiration }: OptionContract): string {
  const date = new Date(expiration.day * 86_400_000).toISOString();
  const mmddyyyy = `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
  return `${underlying} ${mmddyyyy} ${strike.toFixed(2)} ${putCall.charAt(0)}`;
}
