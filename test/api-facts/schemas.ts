import { differences } from "./differences.js";
import type { Difference, Kind, ObjectFacts, SchemaFacts, UnionFacts } from "./fact-types.js";
import { onlyLive } from "./only-live.js";
import { type OperationName, operations } from "./operations.js";
import { type Schemas, specified } from "./specified.js";

/** Every schema as live answers have it: with the differences made. */
export const live: Schemas = differences.reduce(withDifference, { ...specified, ...onlyLive });

export function isObject(facts: SchemaFacts | undefined): facts is ObjectFacts {
  return typeof facts === "object" && "members" in facts;
}

export function isUnion(facts: SchemaFacts | undefined): facts is UnionFacts {
  return typeof facts === "object" && "oneOf" in facts;
}

/** What an operation answers with, live. */
export function liveAnswer(name: OperationName): Kind | undefined {
  const difference = differences.find(({ at }) => at.includes(`${name}()`));
  return difference === undefined ? operations[name].answer : (difference.live as Kind);
}

/** An object's members with those that it has from the schema it extends. */
export function membersOf(schemas: Schemas, name: string): ObjectFacts["members"] {
  const facts = schemas[name];
  if (!isObject(facts)) throw new Error(`${name} is no object of the facts.`);
  const inherited = facts.extends === undefined ? {} : membersOf(schemas, facts.extends);
  return { ...inherited, ...facts.members };
}

function withDifference(schemas: Schemas, { at, live: now }: Difference): Schemas {
  const changed: Record<string, SchemaFacts> = { ...schemas };
  for (const place of at) {
    const [, schema = "", member, tag] = /^(\w+)(?:\.(\w+)|\((\w+)\))$/.exec(place) ?? [];
    const facts = changed[schema];
    if (isUnion(facts) && tag !== undefined) {
      changed[schema] = { ...facts, mapping: { ...facts.mapping, [tag]: now as Kind } };
    } else if (isObject(facts) && member !== undefined && now !== "absent") {
      const { [member]: _, ...others } = facts.members;
      changed[schema] = { ...facts, members: now === "never" ? others : { ...others, [member]: now } };
    }
  }
  return changed;
}
