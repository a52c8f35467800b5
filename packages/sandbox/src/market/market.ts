import { createHash } from "node:crypto";
import type { Instrument } from "./instrument.js";
import { instruments } from "./instruments.js";

/** The state of one security's market at one second. Prices lie on the security's tick. */
export interface Snapshot {
  readonly instrument: Instrument;
  /** Epoch milliseconds, on the full second. */
  readonly time: number;
  readonly last: number;
  readonly bid: number;
  readonly ask: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  /** The last price of the day before. */
  readonly close: number;
  readonly yearHigh: number;
  readonly yearLow: number;
  readonly volume: number;
}

export interface Market {
  /** The market of a security at an epoch time in milliseconds, or undefined when there is no such security. */
  snapshot(symbol: string, time: number): Snapshot | undefined;
}

const day = 86_400_000;
const quarterHour = 900_000;

/** The waves a price is made of: periods in milliseconds and amplitudes as shares of the base price. */
const waves = [
  { period: 90 * day, amplitude: 0.04 },
  { period: 5 * day, amplitude: 0.012 },
  { period: 3 * 3_600_000, amplitude: 0.004 },
  { period: 7 * 60_000, amplitude: 0.0012 },
] as const;

const reach = waves.reduce((sum, wave) => sum + wave.amplitude, 0);

/**
 * A market whose prices are a smooth function of time alone, so that every answer of one second agrees with
 * every other, and a test can ask for any time. It trades around the clock, in days of UTC. Another seed
 * shifts each security's waves.
 */
export function createMarket(seed = "sandbox"): Market {
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  const phases = new Map(instruments.map(({ symbol }) => [symbol, wavePhases(seed, symbol)]));
  return {
    snapshot(symbol, time) {
      const instrument = bySymbol.get(symbol);
      const phase = phases.get(symbol);
      return instrument && phase && snapshotOf(instrument, phase, Math.floor(time / 1000) * 1000);
    },
  };
}

function snapshotOf(instrument: Instrument, phases: readonly number[], time: number): Snapshot {
  const { basePrice, swing, tick, kind } = instrument;
  const priceAt = (at: number): number => onTick(basePrice * (1 + swing * waveSum(at, phases)), tick);
  const today = Math.floor(time / day) * day;
  // A fund is priced once a day.
  const now = kind === "MUTUAL_FUND" ? today : time;
  const last = priceAt(now);
  const prices = [last];
  for (let at = today; at < now; at += quarterHour) prices.push(priceAt(at));
  return {
    instrument,
    time,
    last,
    bid: onTick(last - tick, tick),
    ask: onTick(last + tick, tick),
    open: priceAt(today),
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: priceAt(kind === "MUTUAL_FUND" ? today - day : today - 1000),
    yearHigh: onTick(basePrice * (1 + swing * reach), tick),
    yearLow: onTick(basePrice * (1 - swing * reach), tick),
    volume: Math.floor((instrument.averageVolume * (time - today)) / day),
  };
}

function waveSum(time: number, phases: readonly number[]): number {
  return waves.reduce((sum, { period, amplitude }, index) => {
    const turns = (time % period) / period + (phases[index] ?? 0);
    return sum + amplitude * Math.sin(2 * Math.PI * turns);
  }, 0);
}

/** For each wave where in its period it starts, from 0 to 1. */
function wavePhases(seed: string, symbol: string): readonly number[] {
  const digest = createHash("sha256").update(`${seed}:${symbol}`).digest();
  return waves.map((_, index) => digest.readUInt32BE(index * 4) / 2 ** 32);
}

function onTick(price: number, tick: number): number {
  return Number((Math.round(price / tick) * tick).toFixed(5));
}
