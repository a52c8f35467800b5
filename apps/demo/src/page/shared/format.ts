const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat("en-US", options);

const dollars = number({ style: "currency", currency: "USD" });
const price = number({ minimumFractionDigits: 2, maximumFractionDigits: 4 });
const signed = number({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
const signedDollars = number({ style: "currency", currency: "USD", signDisplay: "exceptZero" });
const whole = number({ maximumFractionDigits: 4 });
const compact = number({ notation: "compact", maximumFractionDigits: 1 });

/** What stands where Schwab sent no number. */
export const none = "–";

const orNone =
  (format: Intl.NumberFormat, unit = "") =>
  (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? none : format.format(value) + unit;

export const asDollars: (value: number | undefined) => string = orNone(dollars);
export const asPrice: (value: number | undefined) => string = orNone(price);
export const asChange: (value: number | undefined) => string = orNone(signed);
export const asDollarChange: (value: number | undefined) => string = orNone(signedDollars);
export const asPercentChange: (value: number | undefined) => string = orNone(signed, "%");
export const asQuantity: (value: number | undefined) => string = orNone(whole);
export const asVolume: (value: number | undefined) => string = orNone(compact);

/** New York's time of a moment in epoch milliseconds. */
export function inNewYork(moment: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    hourCycle: "h23",
    ...options,
  }).format(moment);
}

/** `29:07`, and with hours `6 d 23:59:59`: for clocks that count down. */
export function asCountdown(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const shown = seconds < 3600 ? parts.slice(1) : parts;
  const clock = shown.map((part) => String(part).padStart(2, "0")).join(":");
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** Schwab writes `2024-06-06T13:46:03+0000`; some browsers want a colon in the offset. */
export function momentOf(schwabTime: string): number {
  return Date.parse(schwabTime.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
}
