import { describe, expect, it } from "vitest";
import { coverShorts, type Position } from "../src/engine/cover-shorts.js";
import { createMarket } from "../src/market/market.js";

const market = createMarket();

/** `AAPL`, or an AAPL option by its day, side and strike: `1127C350`. */
function position(name: string, quantity: number): Position {
  const [, day, side, strike] = /^(\d{4})([CP])(\d+)$/.exec(name) ?? [];
  const symbol =
    day === undefined ? name : `AAPL  26${day}${side}${String(Number(strike) * 1000).padStart(8, "0")}`;
  const instrument = market.security(symbol);
  if (instrument === undefined) throw new Error(`no ${symbol}`);
  return { instrument, quantity };
}

const coversOf = (held: Record<string, number>): unknown[] =>
  coverShorts(Object.entries(held).map(([name, quantity]) => position(name, quantity))).map(
    ({ contracts, by, requirement }) => [contracts, by, requirement],
  );

describe("behind sold options stands", () => {
  it.each<[string, Record<string, number>, unknown[]]>([
    ["nothing when there are none", { AAPL: 100, "1127C350": 3 }, []],
    ["nothing behind a bare call", { "1127C350": -2 }, [[2, "none", 0]]],
    ["cash behind a put", { "1127P350": -2 }, [[2, "cash", 70_000]]],
    [
      "whole hundreds of shares",
      { AAPL: 199, "1127C350": -2 },
      [
        [1, "shares", 0],
        [1, "none", 0],
      ],
    ],
    [
      "each share once",
      { AAPL: 200, "1127C350": -1, "1204C360": -2 },
      [
        [1, "shares", 0],
        [1, "shares", 0],
        [1, "none", 0],
      ],
    ],
    ["no shares behind a put", { AAPL: 500, "1127P350": -1 }, [[1, "cash", 35_000]]],
    ["a better option for nothing", { "1127C345": 1, "1127C350": -1 }, [[1, "option", 0]]],
    ["a worse one for what the pair can lose", { "1127C360": 1, "1127C350": -1 }, [[1, "option", 1000]]],
    [
      "each option once",
      { "1127C345": 1, "1127C350": -2, AAPL: 100 },
      [
        [1, "option", 0],
        [1, "shares", 0],
      ],
    ],
    [
      "the cheapest first",
      { "1127P340": 1, "1127P330": 1, "1127P350": -2 },
      [
        [1, "option", 1000],
        [1, "option", 2000],
      ],
    ],
    ["a later one", { "1204P340": 1, "1127P350": -1 }, [[1, "option", 1000]]],
    ["no earlier one", { "1127P340": 1, "1204P350": -1 }, [[1, "cash", 35_000]]],
    ["no call behind a put", { "1127C350": 1, "1127P350": -1 }, [[1, "cash", 35_000]]],
    [
      "two sides of a condor",
      { "1127P340": 2, "1127P345": -2, "1127C360": -2, "1127C365": 2 },
      [
        [2, "option", 1000],
        [2, "option", 1000],
      ],
    ],
  ])("%s", (_what, held, covers) => {
    expect(coversOf(held)).toEqual(covers);
  });
});
