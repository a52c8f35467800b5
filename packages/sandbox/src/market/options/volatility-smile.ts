import type { ListedInstrument } from "../instrument.js";
import { randomPoint, seedOf } from "../prices/random.js";

/** Annual volatility as a part of one, by where a strike stands to the forward price. */
export type VolatilitySmile = (strike: number, forward: number) => number;

/** Keeps these random numbers apart from others of the same seed. */
const smileKind = 200;

/**
 * Fixed for a security and a seed. Low strikes cost more than high ones, and far ones more than near ones. It is
 * mild and the same for all expirations, so that no butterfly or calendar spread is to be had for nothing.
 */
export function volatilitySmile(seed: string, instrument: ListedInstrument): VolatilitySmile {
  const own = seedOf(`${seed}:${instrument.symbol}`);
  const random = (index: number): number => (randomPoint(own, smileKind, index) + 1) / 2;
  const level = instrument.swing * (0.14 + 0.04 * random(0));
  const slope = 0.15 + 0.2 * random(1);
  const bend = 0.2 + 0.2 * random(2);
  return (strike, forward) => {
    const distance = Math.log(strike / forward);
    return level * (1 - slope * distance + bend * distance * distance);
  };
}
