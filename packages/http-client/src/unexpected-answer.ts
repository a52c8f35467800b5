import type { Answer } from "./answer.js";
import type { AnswerFinding } from "./answer-check.js";
import { failure } from "./answer-failure.js";
import type { SchwabApiError } from "./api-error.js";

/** An answer that the caller's check rejected. */
export function unexpected(answer: Answer, findings: readonly AnswerFinding[]): SchwabApiError {
  const shown = findings.slice(0, 10);
  const places = shown.map(
    ({ path, expected, found, count }) =>
      `${path}${count === 1 ? "" : ` and ${count - 1} more`}: expected ${expected}, found ${found}`,
  );
  const rest = findings.length > shown.length ? ` / and ${findings.length - shown.length} more` : "";
  return failure(
    "api-answer-unexpected",
    answer,
    `was answered other than our types say: ${places.join(" / ")}${rest}; report it, and until then ` +
      "validate in report mode, which lets the data through",
    { findings },
  );
}
