import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeItem } from "../../src/services/decode-item.js";
import { fieldTables } from "../../src/services/field-tables.js";
import { mergeLevelOne } from "../../src/services/level-one-item.js";

const frame = { timestamp: 1_765_307_460_000 };
const { names } = fieldTables.LEVELONE_EQUITIES;
const nameOf = new Map<string, string>(names.map((name, number) => [`${number}`, name]));

test("a change of a quote has names, and only what changed", () => {
  const wire = {
    key: "AAPL",
    delayed: false,
    assetMainType: "EQUITY",
    1: 213.4,
    5: 3,
    34: 1_765_307_459_990,
    49: -1,
  };
  expect(decodeItem("LEVELONE_EQUITIES", wire, frame)).toStrictEqual({
    key: "AAPL",
    frameTimestamp: 1_765_307_460_000,
    delayed: false,
    assetMainType: "EQUITY",
    bidPrice: 213.4,
    askSize: 3,
    quoteTimeMillis: 1_765_307_459_990,
    shortable: -1,
  });
});

test("what is in no table is kept under its own name", () => {
  const item = decodeItem("LEVELONE_EQUITIES", { key: "AAPL", 52: 7, 999: null, newMember: "x" }, frame);
  expect(item).toStrictEqual({
    key: "AAPL",
    frameTimestamp: frame.timestamp,
    52: 7,
    999: null,
    newMember: "x",
  });
  expect(item["52"]).toBe(7);
});

test("field 0 is the key when there is no other", () => {
  expect(decodeItem("LEVELONE_FOREX", { 0: "EUR/USD", 29: 1.05 }, frame)).toStrictEqual({
    key: "EUR/USD",
    frameTimestamp: frame.timestamp,
    symbol: "EUR/USD",
    mark: 1.05,
  });
});

test("nothing that came is lost, and nothing is added", () => {
  const taken = new Set<string>([...names, "key", "frameTimestamp", "problem", "raw"]);
  const others = fc.dictionary(
    fc.oneof(fc.string(), fc.constant("__proto__"), fc.nat().map(String)).filter((name) => !taken.has(name)),
    fc.jsonValue(),
  );
  const numbered = fc.dictionary(fc.nat(60).map(String), fc.jsonValue());
  fc.assert(
    fc.property(fc.string(), others, numbered, (key, other, fields) => {
      const wire = JSON.parse(JSON.stringify({ ...own(other), ...fields, key })) as Record<string, unknown>;
      const item = decodeItem("LEVELONE_EQUITIES", wire, frame);
      expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
      const expected = Object.entries(wire).map(([member, value]) => [nameOf.get(member) ?? member, value]);
      expected.push(["frameTimestamp", frame.timestamp]);
      const sorted = (entries: unknown[][]) => entries.map((entry) => JSON.stringify(entry)).sort();
      expect(sorted(Object.entries(item))).toEqual(sorted(expected));
    }),
  );
});

test.each([null, undefined, "text", 7, ["AAPL"]])(
  "%j instead of an item is handed on with the problem",
  (wire) => {
    for (const service of [
      "LEVELONE_EQUITIES",
      "NYSE_BOOK",
      "CHART_EQUITY",
      "SCREENER_EQUITY",
      "ACCT_ACTIVITY",
    ] as const) {
      expect(decodeItem(service, wire, frame)).toStrictEqual({
        key: "",
        frameTimestamp: frame.timestamp,
        problem: "The item is no object.",
        raw: wire,
      });
    }
  },
);

test("an item without a key is handed on with the problem", () => {
  const wire = { key: 7, 1: 213.4 };
  expect(decodeItem("LEVELONE_EQUITIES", wire, frame)).toStrictEqual({
    key: "",
    frameTimestamp: frame.timestamp,
    bidPrice: 213.4,
    problem: "The item has no key.",
    raw: wire,
  });
});

test("changes merge into the whole quote, and leave what they are merged from", () => {
  const first = decodeItem("LEVELONE_EQUITIES", { key: "AAPL", 1: 213.4, 2: 213.5, 47: 3.5 }, frame);
  const second = decodeItem(
    "LEVELONE_EQUITIES",
    { key: "AAPL", 2: 213.6, 47: null },
    { timestamp: frame.timestamp + 5 },
  );
  expect(mergeLevelOne(undefined, first)).toStrictEqual(first);
  expect(mergeLevelOne(first, second)).toStrictEqual({
    key: "AAPL",
    frameTimestamp: frame.timestamp + 5,
    bidPrice: 213.4,
    askPrice: 213.6,
    htbRate: null,
  });
  expect(first.askPrice).toBe(213.5);
});

/** With a member called `__proto__`, where a literal would take it for the prototype. */
function own(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members));
}
