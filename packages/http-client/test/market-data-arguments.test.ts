import { describe, expect, it } from "vitest";
import type { GetOptionChainOptions, GetPriceHistoryOptions, SchwabClient } from "../src/index.js";
import { refused } from "./refused.js";
import { clientOf, serveAnswer } from "./server.js";

type Call = (client: SchwabClient) => PromiseLike<unknown>;

const chain =
  (options: object): Call =>
  (client) =>
    client.getOptionChain("AAPL", options as GetOptionChainOptions);
const history =
  (options: object): Call =>
  (client) =>
    client.getPriceHistory("AAPL", options as GetPriceHistoryOptions);

describe("a single enum value", () => {
  it.each<[Call, string]>([
    [
      chain({ contractType: "CALLS" }),
      'contractType: "CALLS" is no value of OptionContractType. Did you mean "CALL" or "ALL"?',
    ],
    [chain({ strategy: "" }), "strategy: expected a non-empty string"],
    [
      chain({ strategy: ["SINGLE"] }),
      "strategy: expected a non-empty string of whole characters, got a value of type object",
    ],
    [chain({ strikeRange: "IN_THE_MONEY" }), 'Did you mean OptionStrikeRange.IN_THE_MONEY, which is "ITM"?'],
    [
      chain({ expMonth: "December" }),
      'expMonth: "December" is no value of OptionExpirationMonth. Did you mean "DEC"?',
    ],
    [chain({ optionType: "X" }), 'optionType: "X" is no value of OptionType. Allowed: "S", "NS", "ALL".'],
    [chain({ entitlement: null }), "entitlement: expected a non-empty string of whole characters, got null"],
    [
      history({ periodType: "days" }),
      'periodType: "days" is no value of PriceHistoryPeriodType. Did you mean "day"?',
    ],
    [
      history({ frequencyType: "hourly" }),
      'frequencyType: "hourly" is no value of PriceHistoryFrequencyType',
    ],
    [(client) => client.getMovers("SPX"), 'Did you mean MoversIndex.SPX, which is "$SPX"?'],
    [(client) => client.getMovers(undefined as never), "index: expected a non-empty string"],
    [
      (client) => client.getMovers("$SPX", { sortOrder: "UP" }),
      'sortOrder: "UP" is no value of MoversSortOrder',
    ],
    [
      (client) => client.getMarketHours(["equity", "options"]),
      'markets: "options" is no value of MarketHoursMarket',
    ],
    [(client) => client.getMarketHours([]), "markets: expected at least one market"],
    [(client) => client.getMarketHours(undefined as never), "markets: expected at least one market"],
    [(client) => client.getMarketHoursFor("equitys"), 'Did you mean "equity"?'],
    [(client) => client.getInstruments("AAPL", "symbol_search"), 'Did you mean "symbol-search"?'],
    [
      (client) => client.getInstruments("AAPL", undefined as never),
      "projection: expected a non-empty string",
    ],
  ])("%# is refused", async (call, message) => {
    expect(await refused(call)).toContain(message);
  });

  it("that is a number is checked too, and shown without quotes", async () => {
    expect(await refused(history({ period: 7 }))).toBe(
      "period: 7 is no value of PriceHistoryPeriod. Allowed: 1, 2, 3, 4, 5, 10, 6, 15, 20. Nothing was sent; " +
        "to send other values all the same, create the client with enforceEnums: false.",
    );
    expect(await refused(history({ period: "FIVE_DAYS" }))).toContain(
      '"FIVE_DAYS" is no value of PriceHistoryPeriod, but a member\'s name. Did you mean ' +
        "PriceHistoryPeriod.FIVE_DAYS, which is 5?",
    );
    expect(await refused(history({ frequency: "5" }))).toContain(
      '"5" is no value of PriceHistoryFrequency. Did you mean 5?',
    );
    expect(await refused((client) => client.getMovers("$SPX", { frequency: 15 }))).toContain(
      "frequency: 15 is no value of MoversFrequency. Allowed: 0, 1, 5, 10, 30, 60.",
    );
    expect(await refused(history({ period: Number.NaN }))).toContain(
      "period: expected a finite number, got NaN",
    );
  });

  it("of any kind goes through with enforceEnums: false", async () => {
    const server = await serveAnswer(200, {});
    const client = clientOf(server, { enforceEnums: false });
    await client.getOptionChain("AAPL", { strategy: "BRAND_NEW", volatility: 20 });
    await client.getPriceHistory("AAPL", {
      periodType: "day",
      frequencyType: "daily",
      period: 7,
      frequency: 2,
    });
    await client.getMovers("$RUT", { frequency: 15 });
    await client.getMarketHoursFor("crypto");
    await client.getInstruments("AAPL", "brand-new");
    expect(server.seen.map(({ url }) => url?.replace("/marketdata/v1", ""))).toEqual([
      "/chains?symbol=AAPL&strategy=BRAND_NEW&volatility=20",
      "/pricehistory?symbol=AAPL&periodType=day&period=7&frequencyType=daily&frequency=2",
      "/movers/%24RUT?frequency=15",
      "/markets/crypto",
      "/instruments?symbol=AAPL&projection=brand-new",
    ]);
  });
});

describe("a number, day, moment or symbol", () => {
  it.each<[Call, string]>([
    [chain({ strikeCount: 2.5 }), "strikeCount: expected a whole number of 0 or more, got 2.5"],
    [chain({ strikeCount: -1 }), "strikeCount: expected a whole number of 0 or more, got -1"],
    [chain({ strikeCount: "5" }), "strikeCount: expected a whole number of 0 or more, got a string"],
    [chain({ strike: Number.POSITIVE_INFINITY }), "strike: expected a finite number, got Infinity"],
    [chain({ interval: "1" }), "interval: expected a finite number, got a string"],
    [chain({ includeUnderlyingQuote: "true" }), "includeUnderlyingQuote: expected true or false"],
    [chain({ fromDate: "2026-02-30" }), "fromDate: expected a day that exists"],
    [chain({ toDate: 0, timeZone: "New York" }), "timeZone: expected a time zone's name"],
    [
      chain({ fromDate: "2026-12-02", toDate: "2026-12-01" }),
      "fromDate and toDate: expected a start that isn't after the end",
    ],
    [
      history({ startDatetime: "2026-11-23" }),
      "startDatetime: expected a Date, epoch milliseconds, or a date and time with",
    ],
    [
      history({ startDatetime: 2, endDatetime: 1 }),
      "startDatetime and endDatetime: expected a start that isn't after",
    ],
    [(client) => client.getPriceHistoryEveryDay("AAPL", { endDatetime: "x" }), "endDatetime: expected"],
    [history({ needPreviousClose: 1 }), "needPreviousClose: expected true or false, got 1"],
    [(client) => client.getMarketHours("equity", { date: "tomorrow" }), "date: expected"],
    [(client) => client.getOptionChain(" "), "symbol: expected a non-empty string"],
    [(client) => client.getOptionExpirationChain(""), "symbol: expected a non-empty string"],
    [(client) => client.getPriceHistory(""), "symbol: expected a non-empty string"],
    [(client) => client.getInstruments([], "search"), "symbols: expected at least one symbol"],
    [
      (client) => client.getInstrumentByCusip(37833100 as never),
      "cusip: expected a string, because a number has lost",
    ],
    [(client) => client.getInstrumentByCusip(""), "cusip: expected a non-empty string"],
  ])("%# is refused", async (call, message) => {
    expect(await refused(call)).toContain(message);
  });

  it.each([{ volatility: 20 }, { underlyingPrice: 1 }, { interestRate: 0 }, { daysToExpiration: 0 }])(
    "%j is refused without the one strategy that Schwab uses it for",
    async (assumption) => {
      const [name] = Object.keys(assumption);
      const message = `${name}: Schwab computes with it only for strategy OptionStrategy.ANALYTICAL`;
      expect(await refused(chain(assumption))).toContain(message);
      expect(await refused(chain({ ...assumption, strategy: "SINGLE" }))).toContain(message);
    },
  );
});
