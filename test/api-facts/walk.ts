import type { Kind, Values } from "./fact-types.js";
import { type Alternative, alternativesOf, scalars } from "./kinds.js";
import { isObject, isUnion, live, membersOf } from "./schemas.js";

/** What a walk through an answer tells of. */
export interface Visitor {
  /** An object that was met, under the schema's name and under those that it extends. */
  object?(schema: string, value: Readonly<Record<string, unknown>>): void;
  /** The element of a union that was met. */
  union?(schema: string, tag: string): void;
  /** What the facts don't know. */
  surprise?(path: string, what: string): void;
}

/** Goes through an answer beside what the facts, with their differences, say it is. */
export function walk(value: unknown, kind: Kind | Values, visitor: Visitor, path = "$"): void {
  if (typeof kind !== "string") {
    if (!kind.includes(value as never)) visitor.surprise?.(path, "no value of its enum");
    return;
  }
  const fitting = alternativesOf(kind).find((one) => fits(value, one));
  if (fitting === undefined) visitor.surprise?.(path, `expected ${kind}, got ${kindOf(value)}`);
  else if (fitting.is === "name") walkSchema(value, fitting.name, visitor, path);
  else if (fitting.is !== "value") {
    for (const [key, element] of Object.entries(value as object)) {
      walk(element, fitting.of, visitor, `${path}[${key}]`);
    }
  }
}

/** Whether a value is of a kind, as far as can be seen without looking into it. */
export function fits(value: unknown, one: Alternative): boolean {
  if (one.is === "value") return value === one.value;
  if (one.is === "list") return Array.isArray(value);
  const scalar = one.is === "name" ? scalars[one.name] : undefined;
  if (scalar !== undefined) return scalar(value);
  const facts = one.is === "name" ? live[one.name] : undefined;
  if (Array.isArray(facts)) return facts.includes(value);
  return kindOf(value) === "object";
}

function walkSchema(value: unknown, name: string, visitor: Visitor, path: string): void {
  const facts = live[name];
  if (typeof facts === "string") walk(value, facts, visitor, path);
  else if (isUnion(facts)) {
    const tag = String((value as Record<string, unknown>)[facts.discriminator ?? ""]);
    const schema = facts.mapping?.[tag];
    if (schema === undefined) visitor.surprise?.(path, `no element of ${name} has this tag`);
    else {
      visitor.union?.(name, tag);
      walkSchema(value, schema, visitor, path);
    }
  } else if (isObject(facts)) {
    const record = value as Record<string, unknown>;
    for (let met: string | undefined = name; met !== undefined; met = parentOf(met)) {
      visitor.object?.(met, record);
      for (const member of requiredBy(met)) {
        if (!(member in record))
          visitor.surprise?.(`${path}.${member}`, `missing, though ${met} requires it`);
      }
    }
    const members = membersOf(live, name);
    for (const [member, inner] of Object.entries(record)) {
      const kind = members[member] ?? facts.others;
      if (kind === undefined) visitor.surprise?.(`${path}.${member}`, `no member of ${name}`);
      else walk(inner, kind, visitor, `${path}.${member}`);
    }
  }
}

function parentOf(name: string): string | undefined {
  const facts = live[name];
  return isObject(facts) ? facts.extends : undefined;
}

function requiredBy(name: string): readonly string[] {
  const facts = live[name];
  return isObject(facts) ? (facts.required ?? []) : [];
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
