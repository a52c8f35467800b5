import type { Kind, Values } from "./fact-types.js";
import { type Alternative, alternativesOf } from "./kinds.js";
import { isObject, isUnion, live, membersOf } from "./schemas.js";

const scalarSamples: Readonly<Record<string, readonly unknown[]>> = {
  string: ["text"],
  number: [1.25],
  integer: [7],
  boolean: [true, false],
  null: [null],
  date: ["2026-11-20"],
  "date-time": ["2026-11-20T21:00:00.000+00:00"],
  "date-time-without-colon": ["2026-11-20T21:00:00+0000"],
  "-999": [-999],
};

/**
 * Answers as Schwab may send them, made from the facts. Between them they have every member, every value of
 * every enum and every element of every union. `within` are the schemas that are being made: none holds itself.
 */
export function samplesOf(kind: Kind | Values, within: readonly string[] = []): readonly unknown[] {
  if (typeof kind !== "string") return kind;
  return alternativesOf(kind).flatMap((one) => samplesOfOne(one, within));
}

function samplesOfOne(one: Alternative, within: readonly string[]): readonly unknown[] {
  if (one.is === "value") return [one.value];
  if (one.is === "name") return scalarSamples[one.name] ?? samplesOfSchema(one.name, within);
  const elements = samplesOf(one.of, within);
  return [
    one.is === "list" ? elements : Object.fromEntries(elements.map((sample, n) => [`key ${n}`, sample])),
  ];
}

function samplesOfSchema(name: string, within: readonly string[]): readonly unknown[] {
  if (within.includes(name)) return [];
  const facts = live[name];
  const inside = [...within, name];
  if (isUnion(facts)) {
    return Object.entries(facts.mapping ?? {}).flatMap(([tag, schema]) =>
      samplesOf(schema, inside).map((sample) => ({
        ...(sample as object),
        [facts.discriminator ?? ""]: tag,
      })),
    );
  }
  if (!isObject(facts)) {
    if (facts === undefined) throw new Error(`The facts have no ${name}.`);
    return samplesOf(facts, inside);
  }
  const members = Object.entries(membersOf(live, name)).map(
    ([member, kind]) => [member, samplesOf(kind, inside)] as const,
  );
  const others = facts.others === undefined ? [] : samplesOf(facts.others, inside);
  const count = Math.max(1, ...members.map(([, samples]) => samples.length));
  return Array.from({ length: count }, (_, n) => ({
    ...Object.fromEntries(
      members
        .filter(([, samples]) => samples.length > 0)
        .map(([member, samples]) => [member, samples[n % samples.length]]),
    ),
    ...Object.fromEntries(others.map((sample, number) => [`SYMBOL${number}`, sample])),
  }));
}
