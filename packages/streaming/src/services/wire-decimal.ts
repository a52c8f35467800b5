import type { WireObject } from "./relabel.js";

/** The bits of a decimal's whole number come in two parts, the lower 64 and what is above. */
const UPPER_BIT = 64n;
/** What .NET's decimals, which Schwab sends, can have. */
const MOST_DECIMALS = 28;

/**
 * The exact value of a decimal as account activity has it, `{ lo, hi, signScale }`, as text such as `-213.4091` without
 * zeros at its end. A missing part is 0. Undefined for what is no such decimal.
 */
export function wireDecimal(value: WireObject): string | undefined {
  const parts = Object.keys(value);
  if (parts.length === 0 || !parts.every((part) => part === "lo" || part === "hi" || part === "signScale")) {
    return undefined;
  }
  const lo = wholeNumber(value["lo"], 64);
  const hi = wholeNumber(value["hi"], 32);
  const signScale = wholeNumber(value["signScale"], 32);
  if (lo === undefined || hi === undefined || signScale === undefined) return undefined;
  const decimals = Number(signScale >> 1n);
  if (decimals > MOST_DECIMALS) return undefined;
  return withPoint((hi << UPPER_BIT) + lo, decimals, (signScale & 1n) === 1n);
}

/** A part as Schwab writes it, digits as text or a number; a number that may have lost digits is none. */
function wholeNumber(part: unknown, bits: number): bigint | undefined {
  if (part === undefined) return 0n;
  const isExact = typeof part === "string" ? /^\d{1,20}$/.test(part) : Number.isSafeInteger(part);
  if (!isExact) return undefined;
  const whole = BigInt(part as string | number);
  return whole >= 0n && whole < 1n << BigInt(bits) ? whole : undefined;
}

function withPoint(whole: bigint, decimals: number, negative: boolean): string {
  const digits = whole.toString().padStart(decimals + 1, "0");
  const before = digits.slice(0, digits.length - decimals);
  const after = digits.slice(digits.length - decimals).replace(/0+$/, "");
  const text = after === "" ? before : `${before}.${after}`;
  return negative && whole !== 0n ? `-${text}` : text;
}
