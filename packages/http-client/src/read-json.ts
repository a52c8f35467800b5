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

/**
 * One object, which Schwab sends bare in some answers and in a list of one in others, whatever its specification says.
 * @throws SchwabApiError `api-answer-unreadable`
 */
export function readOne<T extends object>(
  answer: Answer,
  what: string,
  found: unknown = readJson(answer),
): T {
  const one: unknown = Array.isArray(found) ? found[0] : found;
  if (typeof one === "object" && one !== null) return one as T;
  throw unreadable(answer, `no ${what}`);
}
