import type { SchemaFacts } from "../fact-types.js";

export const errors: Record<string, SchemaFacts> = {
  ServiceError: { members: { errors: "string[]", message: "string" } },
  DateParam: { members: { date: "string" } },
};
