import { ArgumentError } from "@schwab-kit/core";

/** The error for an argument that the API would not take. */
export function notSent(problem: string): ArgumentError {
  return new ArgumentError("argument-invalid", `${problem} Nothing was sent.`);
}
