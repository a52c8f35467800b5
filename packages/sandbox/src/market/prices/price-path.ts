import { keepNewest } from "../../keep-newest.js";
import { newYorkClock } from "../calendar/new-york.js";
import type { ListedInstrument } from "../instrument.js";
import { onTick } from "./on-tick.js";
import { seedOf } from "./random.js";
import { wander } from "./wander.js";

/** Prices of a stretch of time. Each is the first, highest, lowest or last of those of its seconds. */
export interface Ohlc {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** The prices of one instrument from one moment to another. */
export interface PricePath {
  priceAt(time: number): number;
  /** @param to The last second that counts. */
  ohlc(from: number, to: number): Ohlc;
}

/** Milliseconds between the points of a path; between them the price moves in a straight line. */
const step = 15_000;

/** Paths that are kept: one of a day of stocks takes 25 kB, one of a regular session half of it. */
const keptPaths = 300;

/** Of the market's own, all sessions of a year, since they are needed for every security. */
const keptCommonPaths = 300;

/**
 * Where every price comes from. Part of what moves a price is common to all instruments, so that a fund of the
 * whole market goes with its index.
 */
export function createPricePaths(
  seed: string,
): (instrument: ListedInstrument, from: number, to: number) => PricePath {
  const commonSeed = seedOf(`${seed}:market`);
  const seeds = new Map<string, number>();
  const kept = new Map<string, PricePath>();
  const keptCommon = new Map<string, Float64Array>();

  function commonPath(first: number, last: number): Float64Array {
    const key = `${first}:${last}`;
    const known = keptCommon.get(key);
    if (known !== undefined) return known;
    const path = wander(commonSeed, first, last);
    keptCommon.set(key, path);
    keepNewest(keptCommon, keptCommonPaths);
    return path;
  }

  return (instrument, from, to) => {
    const { symbol } = instrument;
    const key = `${symbol}:${from}:${to}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const ownSeed = seeds.get(symbol) ?? seedOf(`${seed}:${symbol}`);
    seeds.set(symbol, ownSeed);
    const first = Math.floor(newYorkClock(from) / step);
    const last = first + Math.ceil((to - from) / step);
    const path = pathOf(instrument, commonPath(first, last), wander(ownSeed, first, last), from);
    kept.set(key, path);
    keepNewest(kept, keptPaths);
    return path;
  };
}

function pathOf(
  instrument: ListedInstrument,
  common: Float64Array,
  own: Float64Array,
  from: number,
): PricePath {
  const { basePrice, swing, tick, togetherness } = instrument;
  const commonPart = swing * togetherness;
  const ownPart = swing * Math.sqrt(1 - togetherness ** 2);
  const points = new Float64Array(common.length);
  // A loop, since this is done for every day of decades and `map` takes thrice the time.
  for (let index = 0; index < points.length; index++) {
    points[index] = commonPart * (common[index] ?? 0) + ownPart * (own[index] ?? 0);
  }
  const priceOf = (value: number): number => onTick(basePrice * Math.exp(value), tick);
  const valueAt = (time: number): number => {
    const at = (time - from) / step;
    const left = points[Math.floor(at)] ?? 0;
    const right = points[Math.ceil(at)] ?? 0;
    return left + (right - left) * (at % 1);
  };
  return {
    priceAt: (time) => priceOf(valueAt(time)),
    ohlc(start, to) {
      const open = valueAt(start);
      const close = valueAt(to);
      let high = Math.max(open, close);
      let low = Math.min(open, close);
      const end = Math.floor((to - from) / step);
      for (let index = Math.ceil((start - from) / step); index <= end; index++) {
        const value = points[index] ?? 0;
        if (value > high) high = value;
        if (value < low) low = value;
      }
      return { open: priceOf(open), high: priceOf(high), low: priceOf(low), close: priceOf(close) };
    },
  };
}
