import { expect, test } from "vitest";
import { differences } from "./differences.js";
import { alternativesOf, scalars } from "./kinds.js";
import { operationNames, operations } from "./operations.js";
import { samplesOf } from "./samples.js";
import { isObject, isUnion, live, liveAnswer, membersOf } from "./schemas.js";
import { type Schemas, specified } from "./specified.js";
import { walk } from "./walk.js";

test("the facts hold 23 operations and every schema of both specifications", () => {
  expect(operationNames).toHaveLength(23);
  const named = Object.keys(specified).filter((name) => !["InstrumentList", "ScreenerList"].includes(name));
  expect(named).toHaveLength(84 + 57);
});

test.each([
  ["specified", specified],
  ["live", live],
])("every name that the %s schemas use is one of them", (_, schemas: Schemas) => {
  const unknown = Object.entries(schemas).flatMap(([name, facts]) => {
    const kinds = isObject(facts)
      ? [...Object.values(facts.members), facts.extends ?? "string", facts.others ?? "string"]
      : isUnion(facts)
        ? [...facts.oneOf, ...Object.values(facts.mapping ?? {})]
        : [facts];
    return kinds
      .filter((kind) => typeof kind === "string")
      .flatMap(namesIn)
      .filter((used) => schemas[used] === undefined)
      .map((used) => `${name}: ${used}`);
  });
  expect(unknown).toEqual([]);
});

test("every difference names a place of its own, and what the specification says there", () => {
  const places = differences.flatMap(({ at }) => at);
  expect(places).toEqual([...new Set(places)]);
  for (const { id, at, spec } of differences) {
    for (const place of at) expect(saidAt(place), `${id}, ${place}`).toEqual(spec);
  }
  expect(new Set(differences.map(({ id }) => id)).size).toBe(differences.length);
});

test.each(operationNames)("samples of what %s answers are what the facts say", (name) => {
  const answer = liveAnswer(name);
  const surprises: string[] = [];
  const samples = answer === undefined ? [] : samplesOf(answer);
  for (const sample of samples) {
    walk(sample, answer ?? "null", { surprise: (path, what) => surprises.push(`${path}: ${what}`) });
  }
  expect(surprises).toEqual([]);
  expect(samples.length > 0).toBe(operations[name].answer !== undefined);
});

/** What the specification says at the place of a difference. */
function saidAt(place: string): unknown {
  const [, name = "", member, tag] = /^(\w+)(?:\.(\w+)|\((\w*)\))$/.exec(place) ?? [];
  if (tag === "") return operations[name as keyof typeof operations].answer;
  const facts = specified[name];
  if (isUnion(facts)) return facts.mapping?.[tag ?? ""] ?? "absent";
  return membersOf(specified, name)[member ?? ""] ?? "absent";
}

function namesIn(kind: string): string[] {
  return alternativesOf(kind).flatMap((one) =>
    one.is === "name" ? (one.name in scalars ? [] : [one.name]) : one.is === "value" ? [] : namesIn(one.of),
  );
}
