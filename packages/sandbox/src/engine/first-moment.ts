/** What is looked for in the prices: by the second, and for a whole span whether it can be there at all. */
export interface Condition {
  isMet(time: number): boolean;
  /** May be true for nothing, but never false for something. Both ends belong to the span. */
  mayBeMet(from: number, to: number): boolean;
}

const second = 1000;

/**
 * The first second at which a condition is met, both ends included, or undefined. Spans in which it cannot be are
 * passed over as a whole, so that a day is searched in a few steps.
 */
export function firstMoment(condition: Condition, from: number, to: number): number | undefined {
  if (from > to) return undefined;
  if (from === to) return condition.isMet(from) ? from : undefined;
  if (!condition.mayBeMet(from, to)) return undefined;
  const middle = from + Math.floor((to - from) / second / 2) * second;
  return firstMoment(condition, from, middle) ?? firstMoment(condition, middle + second, to);
}
