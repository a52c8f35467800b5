import type { Optionable } from "./option-model.js";

/** Strikes reach as far as the price ever does: the market wanders by a factor of e^0.52 at most. */
const reach = 0.52;

/** All strikes of an underlying, the same for every expiration and on every day. */
export function strikesOf(instrument: Optionable): readonly number[] {
  const { strikeStep } = instrument.options;
  const { lowest, highest } = bounds(instrument);
  const strikes: number[] = [];
  for (let strike = lowest; strike <= highest; strike += strikeStep) strikes.push(strike);
  return strikes;
}

export function isStrike(instrument: Optionable, strike: number): boolean {
  const { lowest, highest } = bounds(instrument);
  return strike >= lowest && strike <= highest && strike % instrument.options.strikeStep === 0;
}

export function nearestStrike(instrument: Optionable, price: number): number {
  const { strikeStep } = instrument.options;
  const { lowest, highest } = bounds(instrument);
  return Math.min(highest, Math.max(lowest, Math.round(price / strikeStep) * strikeStep));
}

function bounds(instrument: Optionable): { lowest: number; highest: number } {
  const { basePrice, swing, options } = instrument;
  const factor = Math.exp(Math.min(reach * swing, 1));
  return {
    lowest: Math.ceil(basePrice / factor / options.strikeStep) * options.strikeStep,
    highest: Math.floor((basePrice * factor) / options.strikeStep) * options.strikeStep,
  };
}
