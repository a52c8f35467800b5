import { readTime } from "./schwab-time.js";

/** A span of epoch milliseconds; both ends belong to it. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The window that two query parameters name, or in words what is wrong with them. */
export function readWindow(
  query: URLSearchParams,
  fromName: string,
  toName: string,
): TimeWindow | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = (name: string): number => {
    const text = query.get(name) ?? "";
    const time = readTime(text);
    if (text === "") problems.push(`${name} is required`);
    else if (time === undefined) problems.push(`${name} must be in the format yyyy-MM-dd'T'HH:mm:ss.SSSZ`);
    return time ?? 0;
  };
  const window = { from: read(fromName), to: read(toName) };
  if (problems.length > 0) return { problems };
  if (window.from > window.to) problems.push(`${fromName} must not be after ${toName}`);
  if (window.to > aYearAfter(window.from)) problems.push(`${fromName} and ${toName} must be within one year`);
  return problems.length > 0 ? { problems } : window;
}

export function isWithin(time: number, { from, to }: TimeWindow): boolean {
  return time >= from && time <= to;
}

/** The same day and time of the next year, so that a leap year's 366 days are one year too. */
function aYearAfter(time: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
}
