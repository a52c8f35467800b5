import { ArgumentError } from "@schwab-kit/core";
import { lookalikes, withoutTokens } from "@schwab-kit/core/support";
import { nonEmptyString, optionalNumber, stringList } from "./arguments.js";

/** The wire values of an enum's members, by their names. */
type Members = Readonly<Record<string, string | number>>;

/** One of our enums under its own name, as in `{ OrderStatus }`. */
export type NamedEnum = Readonly<Record<string, Members>>;

/**
 * The values of a parameter that takes one or several, as its comma-joined wire form; undefined for none.
 * @param enforce whether values outside the enum are refused
 * @throws ArgumentError `argument-invalid`
 */
export function enumList(
  parameter: string,
  given: string | Iterable<string> | undefined,
  known: NamedEnum,
  enforce: boolean,
): string | undefined {
  if (given === undefined) return undefined;
  const values = stringList(parameter, given);
  for (const value of values) if (enforce) checkMember(parameter, value, known);
  return values.length === 0 ? undefined : values.join(",");
}

/**
 * The value of a parameter that takes one, a word or a number.
 * @param enforce whether values outside the enum are refused
 * @throws ArgumentError `argument-invalid`
 */
export function enumValue<Value extends string | number>(
  parameter: string,
  given: Value | undefined,
  known: NamedEnum,
  enforce: boolean,
): Value | undefined {
  if (given === undefined) return undefined;
  if (typeof given === "number") optionalNumber(parameter, given);
  else nonEmptyString(parameter, given);
  if (enforce) checkMember(parameter, given, known);
  return given;
}

function checkMember(parameter: string, value: string | number, known: NamedEnum): void {
  const [[name, members] = ["", {}]] = Object.entries(known);
  const allowed = [...new Set(Object.values(members))];
  if (allowed.includes(value)) return;
  // What stands in the wrong place may be anything, a token too.
  const shown = typeof value === "number" ? value : JSON.stringify(withoutTokens(value, [], 40));
  throw new ArgumentError(
    "argument-invalid",
    `${parameter}: ${shown} is no value of ${name}${hintFor(value, name, members)} ` +
      `Allowed: ${allowed.map((one) => JSON.stringify(one)).join(", ")}. Nothing was sent; ` +
      "to send other values all the same, create the client with enforceEnums: false.",
  );
}

function hintFor(value: string | number, name: string, members: Members): string {
  if (typeof value === "number") return ".";
  if (Object.hasOwn(members, value)) {
    return `, but a member's name. Did you mean ${name}.${value}, which is ${JSON.stringify(members[value])}?`;
  }
  const known = Object.entries(members);
  const same = known.filter(([member, wire]) => [plain(member), plain(wire)].includes(plain(value)));
  const meant = same.length > 0 ? same : known.filter((names) => isNear(value, names));
  if (meant.length === 0) return ".";
  const wires = new Set(meant.map(([, wire]) => JSON.stringify(wire)));
  return `. Did you mean ${[...wires].join(" or ")}?`;
}

/** Without what is easily written otherwise. */
function plain(name: string | number): string {
  return String(name).toLowerCase().replaceAll(/[-_ ]/g, "");
}

/** A number is never misspelled. */
function isNear(value: string, [member, wire]: [string, string | number]): boolean {
  return typeof wire === "string" && lookalikes(value.slice(0, 40), [member, wire]).length > 0;
}
