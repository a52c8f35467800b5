import type { Kind } from "./fact-types.js";

/** What scalar kinds look like; everything else is a schema's name. */
export const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  date: matches(/^\d{4}-\d{2}-\d{2}$/),
  "date-time": matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/),
  "date-time-without-colon": matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{4}$/),
  "-999": (value) => value === -999,
};

/** One alternative of a kind: a scalar or schema by name, a value, or a list or map of something. */
export type Alternative =
  | { readonly is: "name"; readonly name: string }
  | { readonly is: "value"; readonly value: string }
  | { readonly is: "list" | "map"; readonly of: Kind };

export function alternativesOf(kind: Kind): Alternative[] {
  return kind.split("|").map((text): Alternative => {
    const container = text.slice(-2);
    if (container === "[]") return { is: "list", of: text.slice(0, -2) };
    if (container === "{}") return { is: "map", of: text.slice(0, -2) };
    return text.startsWith("'") ? { is: "value", value: text.slice(1, -1) } : { is: "name", name: text };
  });
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === "string" && pattern.test(value);
}
