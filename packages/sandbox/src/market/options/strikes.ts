import type { ListedInstrument } from "../instrument.js";
import type { Optionable } from "./option-model.js";

/** Strikes reach as far as the price ever does: the market wanders by a factor of e^0.52 at most. */
const reach = 0.52;

/** All strikes of an underlying, the same for every expiration and on every day. */
export function strikesOf(instrument: Optionable): readonly number[] {
  const { strikeStep } = instrument.options;
  const { lowest, highest } = bounds(instrument, strikeStep);
  const strikes: number[] = [];
  for (let strike = lowest; strike <= highest; strike += strikeStep) strikes.push(strike);
  return strikes;
}

export function isStrike(instrument: ListedInstrument, strikeStep: number, strike: number): boolean {
  const { lowest, highest } = bounds(instrument, strikeStep);
  return strike >= lowest && strike <= highest && strike % strikeStep === 0;
}

export function nearestStrike(instrument: Optionable, price: number): number {
  const { strikeStep } = instrument.options;
  const { lowest, highest } = bounds(instrument, strikeStep);
  return Math.min(highest, Math.max(lowest, Math.round(price / strikeStep) * strikeStep));
}

function bounds(
  { basePrice, swing }: ListedInstrument,
  strikeStep: number,
): { lowest: number; highest: number } {
  const factor = Math.exp(Math.min(reach * swing, 1));
  return {
    lowest: Math.ceil(basePrice / factor / strikeStep) * strikeStep,
    highest: Math.floor((basePrice * factor) / strikeStep) * strikeStep,
  };
}
