import { inOrder } from "./arguments.js";
import { dateTime, type Moment } from "./time-argument.js";

export const DAY_MS: number = 86_400_000;

/** Two moments by the names of their arguments; without the first, 60 days ago; without the second, now. */
export type TimeWindow<From extends string, To extends string> = Readonly<
  Partial<Record<From | To, Moment | undefined>>
>;

/**
 * The window as the trader API takes it.
 * @throws ArgumentError `argument-invalid`; also for a start after the end
 */
export function timeWindow<From extends string, To extends string>(
  given: TimeWindow<From, To>,
  from: From,
  to: To,
): { readonly start: string; readonly end: string } {
  const now = Date.now();
  const start = dateTime(from, given[from] ?? now - 60 * DAY_MS);
  const end = dateTime(to, given[to] ?? now);
  inOrder(`${from} and ${to}`, start, end);
  return { start, end };
}
