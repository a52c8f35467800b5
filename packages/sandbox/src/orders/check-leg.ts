import type { Instrument } from "../market/instrument.js";
import { readNumber } from "./check-terms.js";
import { isObject, type OrderLeg } from "./order-request.js";
import { instructions } from "./order-words.js";

/** A security by its symbol, or undefined. */
export type FindInstrument = (symbol: string) => Instrument | undefined;

/** What each kind of security is called in an order. Others can't be ordered. */
const orderableAs: Readonly<Record<string, string>> = { EQUITY: "EQUITY", ETF: "EQUITY", OPTION: "OPTION" };

/** A leg, or undefined when something is wrong with it, which is then among the problems in words. */
export function checkLeg(
  value: unknown,
  at: string,
  find: FindInstrument,
  problems: string[],
): OrderLeg | undefined {
  const leg = isObject(value) ? value : {};
  const { assetType, symbol } = isObject(leg["instrument"]) ? leg["instrument"] : {};
  const { instruction } = leg;
  const quantity = readNumber(leg["quantity"]) ?? 0;
  const before = problems.length;

  if (quantity <= 0) problems.push(`${at}quantity must be more than 0`);
  const allowed = instructions.get(String(assetType));
  if (allowed === undefined) {
    problems.push(`${at}instrument.assetType must be EQUITY or OPTION`);
  } else if (typeof instruction !== "string" || !allowed.includes(instruction)) {
    problems.push(`${at}instruction must be one of ${allowed.join(", ")}`);
  }
  const instrument = typeof symbol === "string" ? find(symbol) : undefined;
  if (instrument === undefined) {
    problems.push(`${at}instrument.symbol is not a known symbol`);
  } else if (allowed !== undefined && orderableAs[instrument.kind] !== assetType) {
    problems.push(`${at}instrument.symbol is not of assetType ${String(assetType)}`);
  }
  if (instrument === undefined || problems.length > before) return undefined;
  return { orderLegType: String(assetType), instruction: String(instruction), quantity, instrument };
}
