import { ArgumentError } from "@schwab-kit/core";

/** @throws ArgumentError `argument-invalid` */
export function nonEmptyString(name: string, value: unknown): string {
  // A lone surrogate is half a character, which no URL can hold.
  if (typeof value === "string" && value.trim() !== "" && !/\p{Surrogate}/u.test(value)) return value;
  throw badArgument(name, "a non-empty string", value);
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

/** @throws ArgumentError `argument-invalid` */
export function optionalBoolean(name: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw badArgument(name, "true or false", value);
}

function badArgument(name: string, expected: string, value: unknown): ArgumentError {
  const found =
    value === null
      ? "null"
      : typeof value === "string"
        ? "an empty or broken string"
        : `a value of type ${typeof value}`;
  return new ArgumentError(
    "argument-invalid",
    `${name}: expected ${expected}, got ${found}. Nothing was sent.`,
  );
}
