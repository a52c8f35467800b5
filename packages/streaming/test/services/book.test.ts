import { expect, test } from "vitest";
import { decodeItem } from "../../src/services/decode-item.js";

/** 9 December 2025, 13:49:46.500 in New York. */
const bookTime = Date.parse("2025-12-09T18:49:46.500Z");
const frame = { timestamp: bookTime + 20 };

test("a book has levels, and levels their makers", () => {
  const maker = { 0: "NSDQ", 1: 200, 2: 49_786_299 };
  const wire = {
    key: "AAPL",
    1: bookTime,
    2: [{ 0: 213.4, 1: 300, 2: 2, 3: [maker, { 0: "EDGX", 1: 100, 2: 49_786_000 }] }],
    3: [{ 0: 213.5, 1: 200, 2: 1, 3: [maker] }],
  };
  const nsdq = {
    id: "NSDQ",
    size: 200,
    quoteTime: 49_786_299,
    quoteTimeMillis: Date.parse("2025-12-09T18:49:46.299Z"),
  };
  const edgx = {
    id: "EDGX",
    size: 100,
    quoteTime: 49_786_000,
    quoteTimeMillis: Date.parse("2025-12-09T18:49:46Z"),
  };
  expect(decodeItem("NASDAQ_BOOK", wire, frame)).toStrictEqual({
    key: "AAPL",
    frameTimestamp: frame.timestamp,
    bookTime,
    bids: [{ price: 213.4, size: 300, makerCount: 2, makers: [nsdq, edgx] }],
    asks: [{ price: 213.5, size: 200, makerCount: 1, makers: [nsdq] }],
  });
});

test.each([{}, { 3: null }, { 3: [] }])("a level whose makers are %j has none", (makers) => {
  const wire = { key: "AAPL", 1: bookTime, 2: [{ 0: 213.4, 1: 300, 2: 2, ...makers }], 3: [] };
  expect(decodeItem("NYSE_BOOK", wire, frame)).toStrictEqual({
    key: "AAPL",
    frameTimestamp: frame.timestamp,
    bookTime,
    bids: [{ price: 213.4, size: 300, makerCount: 2, makers: [] }],
    asks: [],
  });
});

test("a side that was not sent is not there, for it may not be empty", () => {
  const item = decodeItem("OPTIONS_BOOK", { key: "AAPL  261218C00250000", 1: bookTime, 3: [] }, frame);
  expect(item).not.toHaveProperty("bids");
  expect(item.asks).toEqual([]);
});

test("a quote of later that day than the book is of an earlier day, nobody knows which", () => {
  const opening = Date.parse("2025-12-09T09:00:00Z");
  expect(quoteTimesAt(opening, 71_940_000)).toEqual({ quoteTime: 71_940_000 });
});

test("a maker's clock may be a little ahead of the book's", () => {
  expect(quoteTimesAt(bookTime, 49_786_299 + 30_000)).toHaveProperty("quoteTimeMillis", bookTime + 29_799);
  expect(quoteTimesAt(bookTime, 49_786_299 + 90_000)).not.toHaveProperty("quoteTimeMillis");
});

test("without the book's time the message's tells the day", () => {
  expect(quoteTimesAt(undefined, 49_786_299)).toHaveProperty("quoteTimeMillis", bookTime - 201);
});

test("a quote time that is no time of day is left as it came", () => {
  expect(quoteTimesAt(bookTime, bookTime)).toEqual({ quoteTime: bookTime });
});

test("what is in no table is kept in levels and makers too", () => {
  const wire = {
    key: "AAPL",
    1: bookTime,
    2: [{ 0: 213.4, 4: "new", 3: [{ 0: "NSDQ", 3: "newer", x: 1 }] }],
  };
  expect(decodeItem("NYSE_BOOK", wire, frame).bids).toEqual([
    { price: 213.4, 4: "new", makers: [{ id: "NSDQ", 3: "newer", x: 1 }] },
  ]);
});

test.each([
  ["no list", { 0: 213.4 }],
  ["a list of no levels", [213.4]],
  ["a level with makers that are no list", [{ 0: 213.4, 3: "NSDQ" }]],
  ["a level with makers that are none", [{ 0: 213.4, 3: [null] }]],
])("bids that are %s are handed on with the problem", (_, bids) => {
  const wire = { key: "AAPL", 1: bookTime, 2: bids, 3: [{ 0: 213.5, 3: [] }] };
  expect(decodeItem("NYSE_BOOK", wire, frame)).toStrictEqual({
    key: "AAPL",
    frameTimestamp: frame.timestamp,
    bookTime,
    asks: [{ price: 213.5, makers: [] }],
    problem: "The book's bids are no list of levels.",
    raw: wire,
  });
});

function quoteTimesAt(time: number | undefined, quoteTime: number) {
  const wire = { key: "AAPL", 1: time, 2: [{ 0: 213.4, 3: [{ 2: quoteTime }] }] };
  return decodeItem("NYSE_BOOK", JSON.parse(JSON.stringify(wire)), frame).bids?.[0]?.makers[0];
}
