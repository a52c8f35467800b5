import type { Answer } from "../answer.js";
import { unreadable } from "../answer-failure.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { UserPreference } from "../types/user-preference.js";

export function getUserPreferences(): Operation<UserPreference> {
  return { method: "GET", path: "/trader/v1/userPreference", read: readPreference };
}

/** One object in live answers, a list of one by Schwab's specification. */
function readPreference(answer: Answer): UserPreference {
  const json = readJson<UserPreference | UserPreference[]>(answer);
  const preference = Array.isArray(json) ? json[0] : json;
  if (typeof preference === "object" && preference !== null) return preference;
  throw unreadable(answer, "no user preference");
}
