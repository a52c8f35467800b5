import { ArgumentError } from "@schwab-kit/core";
import { expect, test } from "vitest";
import { fieldNumbers } from "../../src/services/field-numbers.js";

test("numbers ascend, once each, and 0 is always there", () => {
  const names = ["mark", "highPrice", "bidPrice", "lastPrice", "bidPrice", "askPrice"];
  expect(fieldNumbers("LEVELONE_EQUITIES", names)).toBe("0,1,2,3,10,33");
  expect(fieldNumbers("LEVELONE_EQUITIES", ["symbol"])).toBe("0");
  expect(fieldNumbers("LEVELONE_EQUITIES", Object.freeze(["askPrice"]))).toBe("0,2");
});

test("without names all fields are asked for", () => {
  expect(fieldNumbers("CHART_EQUITY", undefined)).toBe("0,1,2,3,4,5,6,7,8");
  expect(fieldNumbers("ACCT_ACTIVITY", undefined)).toBe("0,1,2,3");
});

test("schwab-py's own names are taken for what they mean", () => {
  expect(fieldNumbers("LEVELONE_OPTIONS", ["strikeType"])).toBe(
    fieldNumbers("LEVELONE_OPTIONS", ["strikePrice"]),
  );
  expect(fieldNumbers("LEVELONE_EQUITIES", ["isShortable", "shortable"])).toBe("0,49");
});

test.each([
  ["bidprice", '"bidprice" is no field of it. Did you mean "bidPrice"?'],
  ["BID_PRICE", '"BID_PRICE" is no field of it. Did you mean "bidPrice"?'],
  ["bidPrise", 'Did you mean "bidPrice"?'],
  ["IS_SHORTABLE", 'Did you mean "isShortable"?'],
  ["zzz", '"zzz" is no field of it. Nothing was sent.'],
  ["1", '"1" is no field of it.'],
  ["constructor", '"constructor" is no field of it.'],
  ["__proto__", '"__proto__" is no field of it.'],
])("%s is refused", (name, message) => {
  expect(() => fieldNumbers("LEVELONE_EQUITIES", [name])).toThrow(ArgumentError);
  expect(() => fieldNumbers("LEVELONE_EQUITIES", [name])).toThrow(message);
});

test("a name of another service is refused", () => {
  expect(() => fieldNumbers("CHART_EQUITY", ["strikePrice"])).toThrow("fields of CHART_EQUITY");
});

test.each([[[]], ["bidPrice"], [[1]], [null], [new Set(["bidPrice"])]])("%j is no list of names", (names) => {
  expect(() => fieldNumbers("LEVELONE_EQUITIES", names as never)).toThrow(ArgumentError);
});

test("a refusal shows no token", () => {
  const token = `I0.${"b2F1dGgyLmJkYy5zY2h3YWIuY29t".repeat(3)}@`;
  const message = messageOf(() => fieldNumbers("LEVELONE_EQUITIES", [token]));
  expect(message).not.toContain(token.slice(0, 20));
});

function messageOf(call: () => unknown): string {
  try {
    call();
    return "";
  } catch (error) {
    return String(error);
  }
}
