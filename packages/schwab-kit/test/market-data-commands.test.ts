import { expect, test } from "vitest";
import { loggedIn, stopped, wordsOf } from "./support/logged-in.js";

test("movers prints what moved most, with the change in percent", async () => {
  const { sandbox, client, schwab } = await loggedIn(stopped);
  const { screeners = [] } = await client.getMovers("$SPX", { sortOrder: "PERCENT_CHANGE_UP" });
  const shown = wordsOf(await schwab("movers", "spx", "--sort", "percent_change_up"));
  expect(shown.slice(1).map(([symbol]) => symbol)).toEqual(screeners.map(({ symbol }) => symbol));
  const { lastPrice = 0, netChange = 0, volume, trades, description } = screeners[0] ?? {};
  const percent = ((100 * netChange) / (lastPrice - netChange)).toFixed(2);
  expect(shown[1]?.slice(1)).toEqual(
    [lastPrice, netChange, percent, volume, trades, description].map(String),
  );
  const json = await schwab("movers", "NASDAQ", "--frequency", "5", "--json");
  expect(JSON.parse(json.stdout)).toEqual(await client.getMovers("NASDAQ", { frequency: 5 }));
  expect(sandbox.journal().at(-2)).toMatchObject({
    path: "/marketdata/v1/movers/NASDAQ",
    query: { frequency: "5" },
  });
});

test("hours prints the sessions of each market, and which is closed", async () => {
  const { client, schwab } = await loggedIn(stopped);
  const hours = await schwab("hours", "equity", "FUTURE", "--date", "2026-11-26");
  expect(wordsOf(hours).slice(1)).toEqual([
    ["equity", "equity", "closed", "2026-11-26"],
    ["future", "ES", "regularMarket", "2026-11-25 18:00-05:00", "2026-11-26 17:00-05:00"],
  ]);
  const all = await client.getMarketHours(["equity", "option", "bond", "future", "forex"]);
  expect(JSON.parse((await schwab("hours", "--json")).stdout)).toEqual(all);
});

test("search finds by description, symbol, key figures and CUSIP", async () => {
  const { client, schwab } = await loggedIn(stopped);
  const apple = ["AAPL", "EQUITY", "NASDAQ", "037833100", "APPLE INC"];
  const searches = [
    ["apple", "inc"],
    ["037833100", "--by", "cusip"],
    ["AAP.", "--by", "symbol-regex"],
  ];
  const found = await Promise.all(searches.map((args) => schwab("search", ...args)));
  expect(found.map((one) => wordsOf(one).at(-1))).toEqual([apple, apple, apple]);
  const args = ["search", "AAPL", "KO", "--by", "fundamental"];
  const [table, json, nothing] = await Promise.all([
    schwab(...args),
    schwab(...args, "--json"),
    schwab("search", "zzzz"),
  ]);
  const { instruments = [] } = await client.getInstruments(["AAPL", "KO"], "fundamental");
  expect(JSON.parse(json.stdout)).toEqual({ instruments });
  expect(
    wordsOf(table)
      .slice(1)
      .map(([symbol, ratio]) => [symbol, Number(ratio)]),
  ).toEqual(instruments.map(({ symbol, fundamental }) => [symbol, fundamental?.peRatio]));
  expect(nothing).toMatchObject({ code: 0, stdout: "" });
  expect(nothing.stderr).toContain("Nothing was found by description.");
});

test("what can't be asked is refused in a sentence, and nothing is sent", async () => {
  const { sandbox, schwab } = await loggedIn(stopped);
  const before = sandbox.journal().length;
  const refusals = [
    [["chain", "AAPL", "--calls", "--puts"], "--puts"],
    [["chain", "AAPL", "--range", "far"], "--range: expected one of ITM, NTM"],
    [["chain", "AAPL", "--from", "2026-02-30"], "not a day"],
    [["chain", "AAPL", "--strikes", "few"], "not a whole number"],
    [["history", "AAPL", "--every", "hour"], "minute, 5min"],
    [["history", "AAPL", "--from", "2026-11-20T10:00"], "with its offset"],
    [["history", "AAPL", "--from", "2026-11-20", "--to", "2026-11-19"], "--from is after --to"],
    [["movers", "DAX"], "$SPX"],
    [["movers", "$SPX", "--frequency", "7"], "0, 1, 5"],
    [["hours", "crypto"], "equity"],
    [["search", "037833100", "594918104", "--by", "cusip"], "one CUSIP"],
  ] as const;
  await Promise.all(
    refusals.map(async ([args, sentence]) => {
      const refused = await schwab(...args);
      expect(refused, args.join(" ")).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain(sentence);
      expect(refused.stderr).not.toContain("    at ");
    }),
  );
  expect(sandbox.journal()).toHaveLength(before);
  const unknown = await schwab("chain", "NOSUCH");
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain("[api-not-found]");
});
