import type { Instrument } from "../market/instrument.js";

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
  return typeof terms["quantity"] === "number" ? terms["quantity"] : (legs[0]?.quantity ?? 0);
}
