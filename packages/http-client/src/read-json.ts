import { type Answer, jsonIn } from "./answer.js";
import { unreadable } from "./answer-failure.js";

/**
 * The answer's JSON as it came. Its type is what Schwab is known to send; nothing is checked or changed.
 * @throws SchwabApiError `api-answer-unreadable` for an empty body or one that isn't JSON
 */
export function readJson<T>(answer: Answer): T {
  const json = jsonIn(answer.text, answer.parseJson);
  if (json === undefined)
    throw unreadable(answer, answer.text.trim() === "" ? "no content" : "no valid JSON");
  return json as T;
}
