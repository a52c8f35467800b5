import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  getQuotesInBatches,
  InstrumentProjection,
  MarketHoursMarket,
  MoversFrequency,
  MoversIndex,
  MoversSortOrder,
  OptionStrategy,
  OptionStrikeRange,
  SchwabClient,
  splitOptionChain,
} from "../src/index.js";
import { loginTo } from "./sandbox-login.js";
import { rejectionOf } from "./server.js";

let sandbox: Sandbox;
let client: SchwabClient;

beforeAll(async () => {
  // A Tuesday morning in New York, two days before Thanksgiving.
  sandbox = await startSandbox({ autoApprove: true, marketTime: Date.UTC(2026, 10, 24, 15) });
  client = new SchwabClient({ baseUrl: sandbox.url, tokens: await loginTo(sandbox) });
});

afterAll(() => sandbox.close());

const daysOf = (map: object = {}): string[] => Object.keys(map).map((key) => key.slice(0, 10));

describe("options of the sandbox", () => {
  it("come by expiration and strike, each with a quote of its own", async () => {
    const chain = await client.getOptionChain("AAPL", { strikeCount: 2, includeUnderlyingQuote: true });
    expect(chain).toMatchObject({ symbol: "AAPL", status: "SUCCESS", underlying: { symbol: "AAPL" } });
    const contracts = Object.values(chain.callExpDateMap ?? {}).flatMap((strikes) =>
      Object.values(strikes).flat(),
    );
    expect(contracts.length).toBeGreaterThan(3);
    const symbol = contracts[0]?.symbol ?? "";
    expect((await client.getQuote(symbol))[symbol]?.assetMainType).toBe("OPTION");
  });

  it("expire on the days that are listed, and on those asked for", async () => {
    const { expirationList = [] } = await client.getOptionExpirationChain("AAPL");
    const days = expirationList.map(({ expirationDate }) => expirationDate);
    const chain = await client.getOptionChain("AAPL", { strikeRange: OptionStrikeRange.ALL });
    expect(daysOf(chain.putExpDateMap)).toEqual(days);
    const second = expirationList[1]?.expirationDate;
    const one = await client.getOptionChain("AAPL", {
      fromDate: second,
      toDate: second,
      contractType: "PUT",
    });
    expect(daysOf(one.putExpDateMap)).toEqual([second]);
    expect(one.callExpDateMap ?? {}).toEqual({});
  });

  it("are computed by one's own assumptions where asked", async () => {
    const options = { strategy: OptionStrategy.ANALYTICAL, strikeCount: 1, contractType: "CALL" };
    const values = await Promise.all(
      [10, 80].map(async (volatility) => {
        const chain = await client.getOptionChain("AAPL", { ...options, volatility });
        return Object.values(Object.values(chain.callExpDateMap ?? {})[0] ?? {})[0]?.[0]
          ?.theoreticalOptionValue;
      }),
    );
    expect(Number(values[1])).toBeGreaterThan(Number(values[0]));
  });

  it("that are too many for one answer come in parts, as one chain", async () => {
    expect(await rejectionOf(client.getOptionChain("$SPX"))).toMatchObject({
      code: "api-answer-too-big",
      status: 502,
    });
    const chain = await splitOptionChain(client, "$SPX");
    const { expirationList = [] } = await client.getOptionExpirationChain("$SPX");
    const days = new Set(expirationList.map(({ expirationDate }) => expirationDate));
    const maps = [chain.callExpDateMap ?? {}, chain.putExpDateMap ?? {}];
    for (const map of maps) expect(daysOf(map)).toEqual([...days]);
    const strikes = maps.flatMap((map) => Object.values(map).flatMap((one) => Object.values(one)));
    expect(strikes.flat()).toHaveLength(chain.numberOfContracts ?? 0);
    expect(strikes.some((contracts) => contracts.length > 1)).toBe(true);
  });
});

describe("candles of the sandbox", () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  it.each([
    ["getPriceHistoryEveryMinute", minute],
    ["getPriceHistoryEveryFiveMinutes", 5 * minute],
    ["getPriceHistoryEveryTenMinutes", 10 * minute],
    ["getPriceHistoryEveryFifteenMinutes", 15 * minute],
    ["getPriceHistoryEveryThirtyMinutes", 30 * minute],
    // Clocks are put back and forward by an hour.
    ["getPriceHistoryEveryDay", day - 60 * minute],
    ["getPriceHistoryEveryWeek", 3 * day],
    ["getPriceHistoryEveryMonth", 26 * day],
  ] as const)("come by %s, each after the one before", async (method, least) => {
    const { candles = [], symbol, empty } = await client[method]("SPY");
    expect({ symbol, empty }).toEqual({ symbol: "SPY", empty: false });
    expect(candles.length).toBeGreaterThan(20);
    const wrong = candles.filter(({ datetime, open, high, low, close, volume }, index) => {
      const isTooEarly = datetime - (candles[index - 1]?.datetime ?? 0) < least;
      return isTooEarly || low > Math.min(open, close) || high < Math.max(open, close) || !(volume >= 0);
    });
    expect(wrong).toEqual([]);
  });

  it("come between two moments, with the close before", async () => {
    const startDatetime = new Date("2026-11-20T09:30:00-05:00");
    const { candles = [], previousClose } = await client.getPriceHistory("SPY", {
      periodType: "day",
      frequency: 30,
      startDatetime,
      endDatetime: "2026-11-20T15:59:59-05:00",
      needPreviousClose: true,
    });
    expect(candles).toHaveLength(13);
    expect(candles[0]?.datetime).toBe(startDatetime.getTime());
    expect(previousClose).toBeGreaterThan(0);
  });
});

describe("the rest of the sandbox's market data", () => {
  it.each(Object.values(MoversIndex))("movers of %s come", async (index) => {
    const { screeners = [] } = await client.getMovers(index, {
      sortOrder: MoversSortOrder.PERCENT_CHANGE_UP,
      frequency: MoversFrequency.ZERO,
    });
    expect(screeners.length).toBeLessThanOrEqual(10);
    for (const { symbol, lastPrice } of screeners) {
      expect(symbol).toBeTypeOf("string");
      expect(lastPrice).toBeGreaterThan(0);
    }
  });

  it("market hours come for several, and without sessions on a holiday", async () => {
    const markets = Object.values(MarketHoursMarket);
    const hours = await client.getMarketHours(markets);
    expect(Object.keys(hours).sort()).toEqual([...markets].sort());
    const session = hours.equity?.["EQ"]?.sessionHours?.["regularMarket"]?.[0];
    expect(session).toEqual({ start: "2026-11-24T09:30:00-05:00", end: "2026-11-24T16:00:00-05:00" });
    const closed = await client.getMarketHours("equity", { date: "2026-11-26" });
    expect(closed.equity?.["equity"]).toMatchObject({ isOpen: false, date: "2026-11-26" });
    expect(closed.equity?.["equity"]).not.toHaveProperty("sessionHours");
  });

  it.each(Object.values(MarketHoursMarket))("market hours come for %s alone", async (market) => {
    const hours = await client.getMarketHoursFor(market, { date: Date.UTC(2026, 10, 28, 3) });
    expect(Object.keys(hours)).toEqual([market]);
    expect(Object.values(hours[market] ?? {})[0]?.date).toBe("2026-11-27");
  });

  it.each([
    [InstrumentProjection.SYMBOL_SEARCH, ["AAPL", "BRK/B"], ["AAPL", "BRK/B"]],
    [InstrumentProjection.SYMBOL_REGEX, "AAP.", ["AAPL"]],
    [InstrumentProjection.DESCRIPTION_SEARCH, "Apple", ["AAPL"]],
    [InstrumentProjection.DESCRIPTION_REGEX, "^Apple", ["AAPL"]],
    [InstrumentProjection.SEARCH, "AAPL", ["AAPL"]],
    [InstrumentProjection.FUNDAMENTAL, "AAPL", ["AAPL"]],
    [InstrumentProjection.SYMBOL_SEARCH, "NOPE", []],
  ])("instruments are found by %s", async (projection, symbols, found) => {
    const { instruments = [] } = await client.getInstruments(symbols, projection);
    expect(instruments.map(({ symbol }) => symbol).sort()).toEqual(found);
    for (const { fundamental } of instruments) {
      expect(fundamental !== undefined).toBe(projection === InstrumentProjection.FUNDAMENTAL);
    }
  });

  it("an instrument is found by its CUSIP, leading zeros and all", async () => {
    const { instruments = [] } = await client.getInstruments("AAPL", InstrumentProjection.SYMBOL_SEARCH);
    const { cusip = "" } = instruments[0] ?? {};
    expect(cusip).toMatch(/^0/);
    expect(await client.getInstrumentByCusip(cusip)).toMatchObject({ symbol: "AAPL", cusip });
    expect(await rejectionOf(client.getInstrumentByCusip("000000000"))).toMatchObject({
      code: "api-not-found",
    });
  });

  it("quotes come for more symbols than one answer holds", async () => {
    const unknown = Array.from({ length: 600 }, (_, number) => `NOPE${number}`);
    const quotes = await getQuotesInBatches(client, ["SPY", ...unknown, "/ESZ26", "AAPL"]);
    expect(Object.keys(quotes)).toEqual(["SPY", "/ESZ26", "AAPL", "errors"]);
    expect(quotes.errors?.invalidSymbols).toEqual(unknown);
  });
});
