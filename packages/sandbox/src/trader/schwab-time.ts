/** An epoch time in milliseconds in the trader API's own form, to the second: `2024-06-06T13:46:03+0000`. */
export function schwabTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+0000`;
}

/**
 * The epoch milliseconds of a date-time in a query, or undefined. Schwab wants a time of day and an offset;
 * the milliseconds it documents may be left out.
 */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(time) ? undefined : time;
}
