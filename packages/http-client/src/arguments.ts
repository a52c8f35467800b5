import type { ArgumentError } from "@schwab-kit/core";
import { notSent } from "./not-sent.js";

/** @throws ArgumentError `argument-invalid` */
export function nonEmptyString(name: string, value: unknown): string {
  // A lone surrogate is half a character, which no URL can hold.
  if (typeof value === "string" && value.trim() !== "" && !/\p{Surrogate}/u.test(value)) return value;
  throw badArgument(name, "a non-empty string of whole characters", value);
}

/**
 * The elements of an argument that takes one string or several; a string counts as one, whatever it holds.
 * @throws ArgumentError `argument-invalid`
 */
export function stringList(name: string, value: unknown): string[] {
  if (typeof value === "string") return [nonEmptyString(name, value)];
  const isIterable = typeof value === "object" && value !== null && Symbol.iterator in value;
  if (!isIterable) throw badArgument(name, "a string or a list of strings", value);
  return Array.from(value as Iterable<unknown>, (element) => nonEmptyString(name, element));
}

/**
 * One symbol or several, at least one.
 * @throws ArgumentError `argument-invalid`
 */
export function symbolList(symbols: unknown): string[] {
  const list = stringList("symbols", symbols);
  if (list.length > 0) return list;
  throw notSent("symbols: expected at least one symbol.");
}

/** @throws ArgumentError `argument-invalid` */
export function optionalBoolean(name: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw badArgument(name, "true or false", value);
}

/** @throws ArgumentError `argument-invalid` */
export function optionalNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || (typeof value === "number" && Number.isFinite(value))) return value;
  throw badArgument(name, "a finite number", value);
}

/** @throws ArgumentError `argument-invalid` */
export function optionalWholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)) {
    return value;
  }
  throw badArgument(name, "a whole number of 0 or more", value);
}

/**
 * Refuses a start that lies after its end; both in one form that compares, days or milliseconds.
 * @throws ArgumentError `argument-invalid`
 */
export function inOrder<T extends string | number | undefined>(names: string, start: T, end: T): void {
  if (start === undefined || end === undefined || start <= end) return;
  throw notSent(`${names}: expected a start that isn't after the end, got ${start} and ${end}.`);
}

function badArgument(name: string, expected: string, value: unknown): ArgumentError {
  return notSent(`${name}: expected ${expected}, got ${inShort(value)}.`);
}

/** Without the text itself: what stands in the wrong place may be a token. */
function inShort(value: unknown): string {
  if (value === null || typeof value === "number") return String(value);
  if (typeof value === "string") return value.trim() === "" ? "an empty string" : "a string";
  return `a value of type ${typeof value}`;
}
