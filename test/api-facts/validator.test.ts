import { type AnswerFinding, liveValidator } from "@schwab-kit/http-client/validate";
import { expect, test } from "vitest";
import type { Kind, Values } from "./fact-types.js";
import { alternativesOf } from "./kinds.js";
import { type OperationName, operationNames, operations } from "./operations.js";
import { samplesOf } from "./samples.js";
import { isObject, isUnion, live, liveAnswer, membersOf } from "./schemas.js";
import { walk } from "./walk.js";

const answered = operationNames.filter((name) => operations[name].answer !== undefined);
/** One operation for each thing that is answered, be it one or a list. */
const different = answered.filter(
  (name, n) => answered.findIndex((other) => elementOf(other) === elementOf(name)) === n,
);
test.each(answered)("every member and value that live answers of %s have is in our types", (name) => {
  for (const sample of samplesOf(answerOf(name))) {
    const told: AnswerFinding[] = [];
    const before = JSON.stringify(sample);
    const rejectedFor = validatorOf((finding) => told.push(finding)).check(askedOf(name), sample);
    expect(told.filter((finding) => !isFreeText(finding, sample))).toEqual([]);
    expect(rejectedFor).toEqual([]);
    expect(JSON.stringify(sample)).toBe(before);
  }
});

test.each(different)("a member of another kind in what %s answers is found, whichever it is", (name) => {
  const missed: string[] = [];
  for (const [place, breakIn] of breakages(name)) {
    const broken = breakIn();
    const rejectedFor = validatorOf(() => {}).check(askedOf(name), broken);
    const member = place.slice(place.indexOf(".") + 1);
    if (!rejectedFor.some(({ path }) => path.endsWith(member) || path.endsWith(`["${member}"]`))) {
      missed.push(place);
    }
  }
  expect(missed).toEqual([]);
});

function validatorOf(onFinding: (finding: AnswerFinding) => void) {
  return liveValidator({ mode: "strict", onFinding });
}

/** Whether it is about a text that is any by the facts, though our types list what is known. */
function isFreeText({ kind, path }: AnswerFinding, sample: unknown): boolean {
  const steps = [...path.matchAll(/\.(\w+)|\["(.+?)"\]|\[(\d+)\]/g)];
  const place = steps.reduce<unknown>(
    (value, [, name, quoted, index]) => (value as Record<string, unknown>)[name ?? quoted ?? index ?? ""],
    sample,
  );
  return kind === "unknown-value" && place === "text";
}

function elementOf(name: OperationName): string {
  return answerOf(name).replace("[]", "");
}

/** What the client gives, and so what is checked: of a list of one it gives that one. */
function answerOf(name: OperationName): Kind {
  return name === "getInstrumentByCusip" ? "InstrumentResponse" : (liveAnswer(name) ?? "null");
}

/** Method and a path of the operation, as the client tells them. */
function askedOf(name: OperationName): string {
  return `${operations[name].method} ${operations[name].path.replace(/\{\w+\}/g, "one")}`;
}

/** For every member that an answer may hold, a way to make one where that member is something else. */
function breakages(name: OperationName): Map<string, () => unknown> {
  const found = new Map<string, () => unknown>();
  for (const sample of samplesOf(answerOf(name))) {
    walk(sample, answerOf(name), {
      object(schema, record) {
        for (const [member, kind] of Object.entries(membersOf(live, schema))) {
          const place = `${schema}.${member}`;
          if (found.has(place) || !(member in record)) continue;
          found.set(place, () => replaceWhere(sample, record, member, somethingElse(kind)));
        }
      },
    });
  }
  return found;
}

/** A copy of a sample in which one record has another value for one member. */
function replaceWhere(sample: unknown, record: object, member: string, value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(sample, function (this: unknown, _, inner: unknown) {
      return inner === record ? { ...record, [member]: value } : inner;
    }),
  );
}

/** What no answer has in such a place. */
function somethingElse(kind: Kind | Values): unknown {
  const holdsOthers =
    typeof kind === "string" &&
    alternativesOf(kind).some(
      (one) =>
        one.is === "list" ||
        one.is === "map" ||
        (one.is === "name" && (isObject(live[one.name]) || isUnion(live[one.name]))),
    );
  return holdsOthers ? "no object" : { "no such": "thing" };
}
