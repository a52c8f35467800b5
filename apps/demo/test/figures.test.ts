import { expect, test } from "vitest";
import { inShort, totalsOf } from "../src/page/accounts/totals.js";
import { strikesOf } from "../src/page/market/chain-strikes.js";
import { figuresOf } from "../src/page/orders/preview-figures.js";
import { asCountdown, asDollars, asPercentChange, momentOf } from "../src/page/shared/format.js";

test("accounts add up, and what one doesn't tell counts as nothing", () => {
  const accounts = [
    {
      securitiesAccount: {
        type: "CASH",
        currentBalances: { liquidationValue: 100, cashBalance: 40 },
        positions: [{ currentDayProfitLoss: -3 }, {}],
      },
    },
    { securitiesAccount: { type: "MARGIN", currentBalances: { liquidationValue: 50 } } },
  ] as const;
  expect(totalsOf(accounts as never)).toEqual({ value: 150, cash: 40, dayChange: -3 });
  expect([inShort("12345678"), inShort(12345678), inShort(undefined)]).toEqual(["…5678", "…5678", "…"]);
});

test("calls and puts stand side by side, lowest strike first, whatever has only one of them", () => {
  const call = (symbol: string) => [{ symbol }];
  const strikes = strikesOf({
    callExpDateMap: { "2026-12-18:24": { "100.0": call("C100"), "95.0": call("C95") } },
    putExpDateMap: { "2026-12-18:24": { "100.0": call("P100"), "105.0": call("P105") } },
  });
  expect(strikes.map(({ strike, call, put }) => [strike, call?.symbol, put?.symbol])).toEqual([
    [95, "C95", undefined],
    [100, "C100", "P100"],
    [105, undefined, "P105"],
  ]);
  expect(strikesOf({})).toEqual([]);
});

test("a preview's objections are told apart, and one without words is not lost", () => {
  const { rejects, warnings } = figuresOf({
    orderValidationResult: {
      rejects: [{}],
      warns: [{ message: "one" }],
      reviews: [{ activityMessage: "two" }],
    },
  });
  expect(rejects).toEqual(["Schwab gave no reason."]);
  expect(warnings).toEqual(["two", "one"]);
  expect(figuresOf({})).toMatchObject({ rejects: [], warnings: [], value: undefined });
});

test("numbers and times read as people write them", () => {
  expect([asDollars(1234.5), asDollars(undefined), asDollars(Number.NaN)]).toEqual(["$1,234.50", "–", "–"]);
  expect([asPercentChange(0.5), asPercentChange(-1), asPercentChange(0)]).toEqual([
    "+0.50%",
    "-1.00%",
    "0.00%",
  ]);
  expect([asCountdown(1747), asCountdown(3600), asCountdown(604_799)]).toEqual([
    "29:07",
    "01:00:00",
    "6 d 23:59:59",
  ]);
  expect(momentOf("2024-06-06T13:46:03+0000")).toBe(Date.parse("2024-06-06T13:46:03Z"));
});
