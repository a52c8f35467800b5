import type { Instrument } from "../market/instrument.js";
import { multiplierOf } from "../transactions/ledger.js";

export type Json = Record<string, unknown>;

export interface OrderLeg {
  readonly orderLegType: string;
  readonly instruction: string;
  readonly quantity: number;
  readonly instrument: Instrument;
}

/** An order as it was asked for, with nothing wrong in it. */
export interface OrderRequest {
  readonly orderStrategyType: "SINGLE" | "OCO" | "TRIGGER";
  /** Members that an answer repeats, such as `session` and `price`; numbers are numbers. */
  readonly terms: Json;
  /** None in an OCO, which is only its children. */
  readonly legs: readonly OrderLeg[];
  readonly children: readonly OrderRequest[];
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The units of the order as a whole: of a spread, how many of it. */
export function quantityOf({ terms, legs }: OrderRequest): number {
  const [first, ...others] = legs.map(({ quantity }) => quantity);
  if (typeof terms["quantity"] === "number") return terms["quantity"];
  return others.reduce(commonDivisor, first ?? 0);
}

/** Dollars of an order's price count so many times: in an order with an option, for 100 shares of each unit. */
export function priceMultiplier({ legs }: OrderRequest): number {
  return Math.max(1, ...legs.map(({ instrument }) => multiplierOf(instrument)));
}

export function buys({ instruction }: OrderLeg): boolean {
  return instruction.startsWith("BUY");
}

/** Of one unit, what this leg has of its security; negative when it is sold. */
export function signedRatio(request: OrderRequest, leg: OrderLeg): number {
  return ((buys(leg) ? 1 : -1) * leg.quantity) / quantityOf(request);
}

export function numberIn(terms: Json, name: string): number | undefined {
  const value = terms[name];
  return typeof value === "number" ? value : undefined;
}

export function textIn(terms: Json, name: string): string {
  const value = terms[name];
  return typeof value === "string" ? value : "";
}

/** Of whole numbers; other quantities have one only with themselves. */
function commonDivisor(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return a;
  return b === 0 ? a : commonDivisor(b, a % b);
}
