import { ArgumentError } from "@schwab-kit/core";
import { withoutTokens } from "@schwab-kit/core/support";
import { stringList } from "./arguments.js";
import { lookalikes } from "./did-you-mean.js";

/** One of our enums: its name, its members' wire values, and whether others are refused. */
export interface EnumRule {
  readonly name: string;
  readonly members: Readonly<Record<string, string>>;
  readonly enforce: boolean;
}

/**
 * The values of a parameter that takes one or several, as its comma-joined wire form; undefined for none.
 * @throws ArgumentError `argument-invalid`
 */
export function enumList(
  parameter: string,
  given: string | Iterable<string> | undefined,
  rule: EnumRule,
): string | undefined {
  if (given === undefined) return undefined;
  const values = stringList(parameter, given);
  for (const value of values) checkMember(parameter, value, rule);
  return values.length === 0 ? undefined : values.join(",");
}

function checkMember(parameter: string, value: string, { name, members, enforce }: EnumRule): void {
  const allowed = Object.values(members);
  if (!enforce || allowed.includes(value)) return;
  // What stands in the wrong place may be anything, a token too.
  const shown = JSON.stringify(withoutTokens(value, [], 40));
  throw new ArgumentError(
    "argument-invalid",
    `${parameter}: ${shown} is no value of ${name}${hintFor(value, name, members)} ` +
      `Allowed: ${allowed.map((one) => JSON.stringify(one)).join(", ")}. Nothing was sent; ` +
      "to send other values all the same, create the client with enforceEnums: false.",
  );
}

function hintFor(value: string, name: string, members: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(members, value)) {
    return `, but a member's name. Did you mean ${name}.${value}, which is ${JSON.stringify(members[value])}?`;
  }
  const known = Object.entries(members);
  const meant = known.filter(([member, wire]) => lookalikes(value.slice(0, 40), [member, wire]).length > 0);
  if (meant.length === 0) return ".";
  return `. Did you mean ${meant.map(([, wire]) => JSON.stringify(wire)).join(" or ")}?`;
}
