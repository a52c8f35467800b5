import { randomPoint } from "./random.js";

/** The coarsest lattice has a point every 4^11 steps: about two years of 15 seconds each. */
const levels = 12;

/** How far the finest lattice moves the value; each coarser one moves it twice as far, as a random walk does. */
const finest = 0.000125;

/**
 * A value that wanders around zero as prices do, at every step from one to another, both included. It is a
 * function of seed and step alone: the sum of twelve lattices of random points, each four times as coarse as
 * the one before, with straight lines between their points. It stays within ±0.52.
 */
export function wander(seed: number, from: number, to: number): Float64Array {
  let spacing = 4 ** (levels - 1);
  let first = Math.floor(from / spacing);
  let values = new Float64Array(Math.floor(to / spacing) + 2 - first);
  let reach = finest * 2 ** (levels - 1);
  for (let index = 0; index < values.length; index++) {
    values[index] = reach * randomPoint(seed, levels - 1, first + index);
  }
  for (let level = levels - 2; level >= 0; level--) {
    spacing /= 4;
    reach /= 2;
    const coarse = values;
    const coarseFirst = first * 4;
    first = Math.floor(from / spacing);
    // The finest lattice is what was asked for; the others need a point past the end to draw a line to.
    values = new Float64Array(Math.floor(to / spacing) - first + (level === 0 ? 1 : 2));
    for (let index = 0; index < values.length; index++) {
      const inCoarse = first + index - coarseFirst;
      const left = coarse[inCoarse >> 2] ?? 0;
      const part = (inCoarse & 3) / 4;
      const line = part === 0 ? left : left + ((coarse[(inCoarse >> 2) + 1] ?? 0) - left) * part;
      values[index] = line + reach * randomPoint(seed, level, first + index);
    }
  }
  return values;
}
