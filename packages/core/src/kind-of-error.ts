import { systemErrorCode } from "./system-error-code.js";

/**
 * The name and code of what a user's function threw, and nothing of its message: what `JSON.parse` throws
 * quotes the text it was given, which may be the token, and a piece of one can't be told from a word.
 */
export function kindOf(error: unknown): string {
  const name = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "Error";
  const code = systemErrorCode(error);
  return code === undefined ? name : `${name} ${code}`;
}
