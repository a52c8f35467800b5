import type { Operation } from "../operation.js";
import { readOne } from "../read-json.js";
import type { UserPreference } from "../types/user-preference.js";

export function getUserPreferences(): Operation<UserPreference> {
  return {
    method: "GET",
    path: "/trader/v1/userPreference",
    read: (answer) => readOne(answer, "user preference"),
  };
}
