import { ArgumentError } from "@schwab-kit/core";
import { withoutTokens } from "@schwab-kit/core/support";
import { decimalText } from "./decimal.js";

/** A price in dollars: text such as `"1.15"`, or a number, which stands for its shortest decimal text. */
export type Price = string | number;

/**
 * The price without the decimals that Schwab doesn't take: two from one dollar, four below. Cut off, never
 * rounded, so 1.186992 is `"1.18"` and 0.186992 is `"0.1869"`.
 * @throws ArgumentError `argument-invalid` when it is no plain decimal
 */
export function truncatePrice(price: Price): string {
  return written(price, "price", () => {});
}

/**
 * The price as it is sent. Text that fits is left as it is; of a number all decimals are written.
 * @throws ArgumentError `argument-invalid` when it is no plain decimal, or has more decimals than Schwab takes
 */
export function exactPrice(price: Price, name: string): string {
  return written(price, name, (shorter, text) => {
    throw new ArgumentError(
      "argument-invalid",
      `${name}: ${text} has more decimals than Schwab takes (two from one dollar, four below). ` +
        `If ${shorter} is meant, ask for it: truncatePrice(${text}).`,
    );
  });
}

/** Whether Schwab takes a plain decimal with this many decimals as a price. */
export function fitsPrice(text: string): boolean {
  return !/[1-9]/.test(split(text).cut);
}

/**
 * A plain decimal as text, of any number of decimals.
 * @throws ArgumentError `argument-invalid` when it is none
 */
export function exactDecimal(value: string | number, name: string): string {
  const text = decimalText(value);
  if (text !== undefined) return text;
  const shown = typeof value === "string" ? JSON.stringify(withoutTokens(value, [], 40)) : String(value);
  throw new ArgumentError(
    "argument-invalid",
    `${name}: ${shown} is no plain decimal. Give it as "1.15" or 1.15, without sign, exponent or separators.`,
  );
}

function written(price: Price, name: string, onCut: (shorter: string, text: string) => void): string {
  const text = exactDecimal(price, name);
  const { whole, kept, cut, places } = split(text);
  if (typeof price === "string" && cut === "") return text;
  const shorter = `${whole}.${kept.padEnd(places, "0")}`;
  if (/[1-9]/.test(cut)) onCut(shorter, text);
  return shorter;
}

function split(text: string): { whole: string; kept: string; cut: string; places: number } {
  const [whole = "", fraction = ""] = text.split(".");
  const places = /^-?0$/.test(whole) && /[1-9]/.test(fraction) ? 4 : 2;
  return { whole, kept: fraction.slice(0, places), cut: fraction.slice(places), places };
}
