import { notSent } from "./not-sent.js";
import { pathPart } from "./request-url.js";

/** Schwab's number of an order or a transaction. A `number` only as far as it is exact, to 2^53 - 1. */
export type Id = string | number | bigint;

const ACCOUNT_HASH = /^[0-9a-f]{64}$/i;

/**
 * The digits of an id. They can't be mistaken for an account hash, so that swapped arguments are noticed.
 * @throws ArgumentError `argument-invalid`
 */
export function idPart(name: string, value: unknown): string {
  const isReadable =
    typeof value === "string" ||
    typeof value === "bigint" ||
    (typeof value === "number" && Number.isSafeInteger(value));
  // As many as a 64-bit number has.
  if (isReadable && /^\d{1,19}$/.test(String(value))) return String(value);
  throw notSent(`${name}: expected digits, got ${foundInstead(value)}.`);
}

/**
 * Below which path an account's resources are.
 * @throws ArgumentError `argument-invalid`
 */
export function accountPath(accountHash: string): string {
  return `/trader/v1/accounts/${pathPart("accountHash", accountHash)}`;
}

function foundInstead(value: unknown): string {
  if (typeof value === "string" && ACCOUNT_HASH.test(value)) {
    return "what looks like an account hash: were the arguments swapped?";
  }
  if (typeof value === "number" && Number.isInteger(value) && value > 0) {
    return (
      "a number beyond 2^53 - 1, of which the last digits may be lost already: give it as a string, " +
      "and read it with the client's parseJson"
    );
  }
  return typeof value === "string" ? "another string" : `a value of type ${typeof value}`;
}
