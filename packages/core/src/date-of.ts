/** When an answer was given by its server's clock, epoch milliseconds; NaN when it doesn't say. */
export function dateOf(headers: Headers): number {
  return Date.parse(headers.get("date") ?? "");
}
