const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let format: Intl.DateTimeFormat | undefined;

/** `yyyy-MM-dd HH:mm` in New York, where Schwab's market days are reckoned. */
export function inMarketTime(epochMs: number): string {
  // Sweden writes it so.
  format ??= new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York",
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(epochMs);
}

/** Whether the text is `yyyy-MM-dd` and that day exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February may be read as the 2nd of March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The first moment of a day in New York, which is four hours behind UTC in summer and five in winter. */
export function startOfMarketDay(day: string): number {
  const summer = Date.parse(`${day}T04:00:00Z`);
  return inMarketTime(summer) === `${day} 00:00` ? summer : summer + HOUR_MS;
}

/** The last millisecond of a day in New York. */
export function endOfMarketDay(day: string): number {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return startOfMarketDay(next) - 1;
}

/** A time that Schwab wrote, `2024-06-06T13:46:03+0000`, as `yyyy-MM-dd HH:mm` in New York. */
export function answerInMarketTime(time: string | undefined): string {
  const ms = Date.parse(time ?? "");
  return Number.isNaN(ms) ? "" : inMarketTime(ms);
}

/** Where lists begin unless told, as Schwab's own do, by where they end. Both in epoch milliseconds. */
export function sixtyDaysBefore(end: number = Date.now()): number {
  return end - 60 * DAY_MS;
}
