import { describe, expect, it } from "vitest";
import {
  InstrumentProjection,
  MarketHoursMarket,
  MoversFrequency,
  MoversIndex,
  MoversSortOrder,
  OptionContractType,
  OptionEntitlement,
  OptionExpirationMonth,
  OptionStrategy,
  OptionStrikeRange,
  OptionType,
  PriceHistoryFrequency,
  PriceHistoryFrequencyType,
  PriceHistoryPeriod,
  PriceHistoryPeriodType,
  type SchwabClient,
} from "../src/index.js";
import { clientOf, serveAnswer } from "./server.js";

type Call = (client: SchwabClient) => PromiseLike<unknown>;

/** The address a call asks for, below `/marketdata/v1`, after making sure that the answer comes through as it is. */
async function asked(call: Call): Promise<string> {
  const sent = { of: "Schwab", unknown: [1, null] };
  const server = await serveAnswer(200, sent);
  expect(await call(clientOf(server))).toEqual(sent);
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]?.method).toBe("GET");
  return (server.seen[0]?.url ?? "").replace("/marketdata/v1", "");
}

describe("option chains", () => {
  it.each<[string, Call, string]>([
    ["of a symbol", (client) => client.getOptionChain("$SPX"), "/chains?symbol=%24SPX"],
    [
      "with everything single contracts take",
      (client) =>
        client.getOptionChain("BRK/B", {
          contractType: OptionContractType.CALL,
          strikeCount: 5,
          includeUnderlyingQuote: true,
          strategy: OptionStrategy.SINGLE,
          interval: 2.5,
          strike: 190,
          strikeRange: OptionStrikeRange.NEAR_THE_MONEY,
          fromDate: "2026-12-01",
          toDate: new Date("2026-12-19T02:00:00Z"),
          expMonth: OptionExpirationMonth.DECEMBER,
          optionType: OptionType.NON_STANDARD,
          entitlement: OptionEntitlement.NON_PAYING_PRO,
        }),
      "/chains?symbol=BRK%2FB&contractType=CALL&strikeCount=5&includeUnderlyingQuote=true&strategy=SINGLE" +
        "&interval=2.5&strike=190&range=NTM&fromDate=2026-12-01&toDate=2026-12-18&expMonth=DEC&optionType=NS" +
        "&entitlement=PN",
    ],
    [
      "with assumptions to compute by",
      (client) =>
        client.getOptionChain("AAPL", {
          strategy: "ANALYTICAL",
          volatility: 29.5,
          underlyingPrice: 190.25,
          interestRate: 0,
          daysToExpiration: 30,
        }),
      "/chains?symbol=AAPL&strategy=ANALYTICAL&volatility=29.5&underlyingPrice=190.25&interestRate=0" +
        "&daysToExpiration=30",
    ],
    [
      "on the day that a moment is elsewhere",
      (client) => client.getOptionChain("AAPL", { fromDate: 1_796_090_400_000, timeZone: "Asia/Tokyo" }),
      "/chains?symbol=AAPL&fromDate=2026-12-01",
    ],
    [
      "as expirations only",
      (client) => client.getOptionExpirationChain("AAPL"),
      "/expirationchain?symbol=AAPL",
    ],
  ])("%s", async (_, call, path) => {
    expect(await asked(call)).toBe(path);
  });
});

describe("price history", () => {
  it.each<[string, Call, string]>([
    ["of a symbol", (client) => client.getPriceHistory("$SPX"), "/pricehistory?symbol=%24SPX"],
    [
      "with everything",
      (client) =>
        client.getPriceHistory("AAPL", {
          periodType: PriceHistoryPeriodType.DAY,
          period: PriceHistoryPeriod.TEN_DAYS,
          frequencyType: PriceHistoryFrequencyType.MINUTE,
          frequency: PriceHistoryFrequency.EVERY_THIRTY_MINUTES,
          startDatetime: "2026-11-23T09:30:00.5-05:00",
          endDatetime: new Date(1_796_000_000_000),
          needExtendedHoursData: false,
          needPreviousClose: true,
        }),
      "/pricehistory?symbol=AAPL&periodType=day&period=10&frequencyType=minute&frequency=30" +
        "&startDate=1795444200500&endDate=1796000000000&needExtendedHoursData=false&needPreviousClose=true",
    ],
  ])("%s", async (_, call, path) => {
    expect(await asked(call)).toBe(path);
  });

  const day = "periodType=day&period=1&frequencyType=minute";
  const years = "periodType=year&period=20";
  it.each([
    ["getPriceHistoryEveryMinute", `${day}&frequency=1`],
    ["getPriceHistoryEveryFiveMinutes", `${day}&frequency=5`],
    ["getPriceHistoryEveryTenMinutes", `${day}&frequency=10`],
    ["getPriceHistoryEveryFifteenMinutes", `${day}&frequency=15`],
    ["getPriceHistoryEveryThirtyMinutes", `${day}&frequency=30`],
    ["getPriceHistoryEveryDay", `${years}&frequencyType=daily&frequency=1`],
    ["getPriceHistoryEveryWeek", `${years}&frequencyType=weekly&frequency=1`],
    ["getPriceHistoryEveryMonth", `${years}&frequencyType=monthly&frequency=1`],
  ] as const)("%s", async (method, span) => {
    const bounded = await asked((client) =>
      client[method]("AAPL", { startDatetime: 5, endDatetime: 10, needPreviousClose: true }),
    );
    expect(bounded).toBe(`/pricehistory?symbol=AAPL&${span}&startDate=5&endDate=10&needPreviousClose=true`);

    const before = Date.now();
    const whole = new URLSearchParams((await asked((client) => client[method]("AAPL"))).split("?")[1]);
    const after = Date.now();
    expect(whole.get("startDate")).toBe("31536000000");
    const week = 7 * 24 * 60 * 60 * 1000;
    expect(Number(whole.get("endDate"))).toBeGreaterThanOrEqual(before + week);
    expect(Number(whole.get("endDate"))).toBeLessThanOrEqual(after + week);
    expect(whole.size).toBe(7);
  });
});

describe("the rest of market data", () => {
  it.each<[string, Call, string]>([
    ["movers", (client) => client.getMovers(MoversIndex.SPX), "/movers/%24SPX"],
    [
      "movers with everything, zero too",
      (client) =>
        client.getMovers("OPTION_ALL", {
          sortOrder: MoversSortOrder.PERCENT_CHANGE_DOWN,
          frequency: MoversFrequency.ZERO,
        }),
      "/movers/OPTION_ALL?sort=PERCENT_CHANGE_DOWN&frequency=0",
    ],
    [
      "hours of a market",
      (client) => client.getMarketHours(MarketHoursMarket.EQUITY),
      "/markets?markets=equity",
    ],
    [
      "hours of several on a day",
      (client) => client.getMarketHours(new Set(["equity", "forex"]), { date: "2026-11-26" }),
      "/markets?markets=equity%2Cforex&date=2026-11-26",
    ],
    [
      "hours for one",
      (client) => client.getMarketHoursFor("future", { date: 1_795_664_000_000, timeZone: "UTC" }),
      "/markets/future?date=2026-11-26",
    ],
    [
      "instruments of symbols",
      (client) => client.getInstruments(["AAPL", "BRK/B"], InstrumentProjection.FUNDAMENTAL),
      "/instruments?symbol=AAPL%2CBRK%2FB&projection=fundamental",
    ],
    [
      "instruments of a pattern, which stays one",
      (client) => client.getInstruments("AAP[LM],?.*", "symbol-regex"),
      "/instruments?symbol=AAP%5BLM%5D%2C%3F.*&projection=symbol-regex",
    ],
    [
      "an instrument by CUSIP",
      (client) => client.getInstrumentByCusip("037833100"),
      "/instruments/037833100",
    ],
  ])("%s", async (_, call, path) => {
    expect(await asked(call)).toBe(path);
  });

  it.each([
    ["a list of one, as live answers have it", { instruments: [{ symbol: "AAPL", cusip: "037833100" }] }],
    ["the one, as the specification has it", { symbol: "AAPL", cusip: "037833100" }],
  ])("an instrument may come as %s", async (_, sent) => {
    const server = await serveAnswer(200, sent);
    expect(await clientOf(server).getInstrumentByCusip("037833100")).toEqual({
      symbol: "AAPL",
      cusip: "037833100",
    });
  });

  it.each(['{"instruments":[]}', "null", '"AAPL"'])(
    "an instrument answered with %s is unreadable",
    async (sent) => {
      const server = await serveAnswer(200, sent);
      await expect(clientOf(server).getInstrumentByCusip("037833100")).rejects.toMatchObject({
        code: "api-answer-unreadable",
      });
    },
  );
});
