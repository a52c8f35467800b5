import type { Expiration } from "./expirations.js";

/** What an option is a right to: to buy or sell 100 shares, or an index's value in cash. */
export interface OptionContract {
  readonly symbol: string;
  readonly underlying: string;
  readonly putCall: "PUT" | "CALL";
  /** Dollars. */
  readonly strike: number;
  readonly expiration: Expiration;
}

/** The root to six places, the day as yymmdd, P or C, and the strike in thousandths to eight places. */
export function optionSymbol(expiration: Expiration, putCall: "PUT" | "CALL", strike: number): string {
  return `${expiration.symbolStart}${putCall.charAt(0)}${String(Math.round(strike * 1000)).padStart(8, "0")}`;
}

export interface OptionSymbolParts {
  /** Root and day: what all contracts of one expiration begin with. */
  readonly start: string;
  readonly root: string;
  readonly putCall: "PUT" | "CALL";
  readonly strike: number;
}

export function parseOptionSymbol(symbol: string): OptionSymbolParts | undefined {
  const [, root, yymmdd, side, strike] = /^([A-Z0-9 ]{6})(\d{6})([CP])(\d{8})$/.exec(symbol) ?? [];
  if (root === undefined || strike === undefined) return undefined;
  return {
    start: `${root}${yymmdd}`,
    root: root.trimEnd(),
    putCall: side === "C" ? "CALL" : "PUT",
    strike: Number(strike) / 1000,
  };
}
