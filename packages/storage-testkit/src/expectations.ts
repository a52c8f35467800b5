import type { JsonObject, StoredValue } from "@schwab-kit/core";
import { firstDifference } from "./first-difference.js";

/** A promise that doesn't hold, in words for the storage's author. */
export class Broken extends Error {
  readonly expected: string;
  readonly happened: string;

  constructor(expected: string, happened: string, options?: ErrorOptions) {
    super(`${expected}; ${happened}`, options);
    this.expected = expected;
    this.happened = happened;
  }
}

export function expectThat(holds: boolean, expected: string, happened: string): void {
  if (!holds) throw new Broken(expected, happened);
}

/** That `attempt` rejects with an error of this code; gives the error. */
export async function expectCode(
  attempt: Promise<unknown>,
  code: string,
  attempted: string,
): Promise<{ readonly code: string; readonly revision?: unknown }> {
  const expected = `${attempted} rejects with an error whose code is "${code}"`;
  const error = await rejectionOf(attempt, expected);
  if (codeOf(error) === code) return error as { code: string };
  throw new Broken(expected, `it rejected with ${errorInWords(error)}`, { cause: error });
}

export async function expectConflict(saving: Promise<unknown>, attempted: string): Promise<void> {
  await expectCode(saving, "storage-conflict", attempted);
}

/** What `attempt` rejects with. */
export async function rejectionOf(attempt: Promise<unknown>, expected: string): Promise<unknown> {
  try {
    await attempt;
  } catch (error) {
    return error;
  }
  throw new Broken(expected, "it did not reject");
}

/** That `found` holds exactly this value: the same JSON text. */
export function expectValue(
  found: StoredValue | undefined,
  value: JsonObject,
  when: string,
): asserts found is StoredValue {
  const expected = `load gives the value that was saved${when === "" ? "" : ` ${when}`}`;
  if (isAbsent(found)) throw new Broken(expected, "it said that nothing is stored");
  if (JSON.stringify(found.value) !== JSON.stringify(value)) {
    throw new Broken(expected, `it gave something else: ${firstDifference(value, found.value)}`);
  }
}

export function expectAbsent(found: StoredValue | undefined, when: string): void {
  expectThat(isAbsent(found), `nothing is stored ${when}`, "load gave a value");
}

/** Lenient about `null`: that absence is `undefined` is a promise of its own. */
export function isAbsent(found: StoredValue | undefined): found is undefined {
  return found === undefined || found === null;
}

export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null | undefined)?.code;
}

/** Class and code, and nothing of the message: it may quote what the storage read. */
export function errorInWords(error: unknown): string {
  const name = error instanceof Error && isWord(error.name) ? error.name : `a ${typeof error}`;
  const code = codeOf(error);
  return isWord(code) ? `${name}, code "${code}"` : `${name}, without a code`;
}

function isWord(text: unknown): text is string {
  return typeof text === "string" && /^[\w-]{1,60}$/.test(text);
}
