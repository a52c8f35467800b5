import { type Decimal, decimalOf } from "../decimal.js";
import { OptionSymbol } from "../option-symbol.js";
import { isObject, type Members } from "./finding.js";
import { legsIn } from "./legs-in.js";

/** A leg in which everything is there and of its kind. */
export interface ReadLeg {
  readonly symbol: string;
  readonly instruction: string;
  readonly isBuy: boolean;
  readonly quantity: Decimal;
  /** Undefined for shares. */
  readonly option: OptionSymbol | undefined;
}

/** All legs, or undefined when one of them can't be read: what is wrong with it is said elsewhere. */
export function readLegs(order: Members): readonly ReadLeg[] | undefined {
  const legs = legsIn(order).map(readLeg);
  return legs.every((leg) => leg !== undefined) ? legs : undefined;
}

function readLeg(leg: unknown): ReadLeg | undefined {
  if (!isObject(leg) || !isObject(leg["instrument"])) return undefined;
  const { instruction } = leg;
  const { symbol, assetType } = leg["instrument"];
  const quantity = decimalOf(leg["quantity"]);
  const option = assetType === "OPTION" ? parsedSymbol(symbol) : undefined;
  const isRead = option !== undefined || assetType === "EQUITY";
  if (typeof symbol !== "string" || typeof instruction !== "string" || !quantity || !isRead) return undefined;
  return { symbol, instruction, isBuy: instruction.startsWith("BUY"), quantity, option };
}

/** The contract, or undefined when the symbol is none. */
export function parsedSymbol(symbol: unknown): OptionSymbol | undefined {
  try {
    return OptionSymbol.parseSymbol(symbol as string);
  } catch {
    return undefined;
  }
}
