import type { SchemaFacts } from "../fact-types.js";

export const errors: Record<string, SchemaFacts> = {
  ErrorResponse: { members: { errors: "Error[]" } },
  Error: {
    members: {
      detail: "string",
      id: "string",
      source: "ErrorSource",
      status: ["400", "401", "404", "500"],
      title: "string",
    },
  },
  ErrorSource: { members: { header: "string", parameter: "string", pointer: "string[]" } },
};
