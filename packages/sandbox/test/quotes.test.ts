import { describe, expect, it } from "vitest";
import { createMarket } from "../src/market/market.js";
import { get, login, sandboxForTest, testClock, testTime } from "./support.js";

type Quotes = Record<string, Record<string, unknown>>;

async function quoteReader(): Promise<{
  ask: (path: string) => Promise<Response>;
  quotes: (path: string) => Promise<Quotes>;
}> {
  const { now } = testClock();
  const sandbox = await sandboxForTest({ autoApprove: true, now });
  const { access_token } = await login(sandbox);
  const ask = (path: string) => get(sandbox, `/marketdata/v1${path}`, access_token);
  const quotes = async (path: string): Promise<Quotes> => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Quotes;
  };
  return { ask, quotes };
}

describe("quotes", () => {
  it("come for every kind of security in its live shape", async () => {
    const { quotes } = await quoteReader();
    const symbols = ["AAPL", "SPY", "$SPX", "SWPPX", "/ESZ26", "EUR/USD", "BRK/B"];
    const answer = await quotes(`/quotes?symbols=${encodeURIComponent(symbols.join())}`);
    expect(Object.keys(answer)).toEqual(symbols);
    expect(answer["AAPL"]).toMatchObject({
      assetMainType: "EQUITY",
      assetSubType: "COE",
      quoteType: "NBBO",
      realtime: true,
      symbol: "AAPL",
      ssid: expect.any(Number),
      quote: { postMarketChange: 0, securityStatus: "Normal", quoteTime: testTime },
      reference: { cusip: "037833100", exchangeName: "NASDAQ" },
      fundamental: { peRatio: expect.any(Number) },
      regular: { regularMarketLastPrice: expect.any(Number) },
      extended: { mark: expect.any(Number) },
    });
    expect(answer["SPY"]).toMatchObject({ assetMainType: "EQUITY", assetSubType: "ETF" });
    expect(answer["$SPX"]).toMatchObject({ assetMainType: "INDEX", fundamental: expect.any(Object) });
    const fund = { lastPrice: expect.any(Number), nAV: expect.any(Number) };
    expect(answer["SWPPX"]).toMatchObject({ assetMainType: "MUTUAL_FUND", assetSubType: "OEF", quote: fund });
    expect(answer["/ESZ26"]).toMatchObject({
      assetMainType: "FUTURE",
      quote: { tick: 0.25, tickAmount: 12.5 },
      reference: { futureMultiplier: 50, product: "/ES" },
    });
    expect(answer["/ESZ26"]?.["quote"]).not.toHaveProperty("askMICId");
    expect(answer["EUR/USD"]).toMatchObject({ assetMainType: "FOREX" });
    expect(answer["EUR/USD"]?.["reference"]).not.toHaveProperty("marketMaker");
  });

  it.each([
    ["BRK%2FB", "BRK/B"],
    ["%24SPX", "$SPX"],
    ["$SPX", "$SPX"],
    ["%2FESZ26", "/ESZ26"],
    ["EUR%2FUSD", "EUR/USD"],
    ["AAPL", "AAPL"],
  ])("come for the one symbol in the path %s", async (inPath, symbol) => {
    const { quotes } = await quoteReader();
    const answer = await quotes(`/${inPath}/quotes`);
    expect(Object.keys(answer)).toEqual([symbol]);
    expect(answer).toEqual(await quotes(`/quotes?symbols=${encodeURIComponent(symbol)}`));
  });

  it("name unknown symbols inside a 200", async () => {
    const { quotes } = await quoteReader();
    const answer = await quotes("/quotes?symbols=NOPE,AAPL,aapl,__proto__");
    expect(Object.keys(answer)).toEqual(["AAPL", "errors"]);
    expect(answer["errors"]).toEqual({ invalidSymbols: ["NOPE", "aapl", "__proto__"] });
    expect(await quotes("/NOPE/quotes")).toEqual({ errors: { invalidSymbols: ["NOPE"] } });
  });

  it("hold only the chosen parts", async () => {
    const { quotes } = await quoteReader();
    const parts = ["extended", "fundamental", "quote", "reference", "regular"];
    const partsOf = async (path: string) => {
      const shown = Object.keys((await quotes(path))["AAPL"] ?? {});
      return shown.filter((name) => parts.includes(name)).sort();
    };
    expect(await partsOf("/quotes?symbols=AAPL&fields=quote")).toEqual(["quote"]);
    expect(await partsOf("/AAPL/quotes?fields=quote,%20fundamental")).toEqual(["fundamental", "quote"]);
    for (const all of ["/AAPL/quotes", "/AAPL/quotes?fields=", "/quotes?symbols=AAPL&fields=all"]) {
      expect(await partsOf(all)).toEqual(parts);
    }
  });

  it("add the indicative value of ETFs when asked", async () => {
    const { quotes } = await quoteReader();
    const answer = await quotes("/quotes?symbols=SPY,AAPL&indicative=true");
    expect(Object.keys(answer).sort()).toEqual(["$SPY.IV", "AAPL", "SPY"]);
    expect(answer["$SPY.IV"]).toMatchObject({ assetMainType: "INDEX", symbol: "$SPY.IV" });
    expect(Object.keys(await quotes("/quotes?symbols=SPY&indicative=false"))).toEqual(["SPY"]);
  });

  it.each([
    [
      "/quotes",
      "Search combination should have min of 1.",
      { pointer: expect.arrayContaining([expect.any(String)]) },
    ],
    ["/quotes?symbols=", "Search combination should have min of 1.", { pointer: expect.any(Array) }],
    [
      "/quotes?symbols=AAPL&fields=price",
      "valid fields should be any of all,fundamental,reference,extended,quote,regular or empty value",
      { parameter: "fields" },
    ],
    ["/AAPL/quotes?fields=price", expect.stringContaining("valid fields"), { parameter: "fields" }],
    ["/quotes?symbols=AAPL&indicative=1", expect.any(String), { parameter: "indicative" }],
  ])("refuse %s in the market-data envelope", async (path, detail, source) => {
    const { ask } = await quoteReader();
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      errors: [
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: "400", title: "Bad Request", detail, source },
      ],
    });
  });
});

describe("the market", () => {
  const symbols = ["AAPL", "NVDA", "SPY", "$DJI", "SWPPX", "/ESZ26", "EUR/USD"];

  it("is the same for the same seed and time, and another for another seed", () => {
    const market = createMarket();
    for (const symbol of symbols) {
      expect(market.snapshot(symbol, testTime)).toEqual(createMarket().snapshot(symbol, testTime));
      expect(createMarket("other").snapshot(symbol, testTime)?.last).not.toBe(
        market.snapshot(symbol, testTime)?.last,
      );
    }
    expect(market.snapshot("AAPL", testTime + 999)).toEqual(market.snapshot("AAPL", testTime));
  });

  it("keeps its prices in order, on the tick, and moves them smoothly", () => {
    const market = createMarket();
    for (const symbol of symbols) {
      let before: number | undefined;
      for (let minute = 0; minute < 2 * 24 * 60; minute += 4) {
        const s = market.snapshot(symbol, testTime + minute * 60_000);
        if (s === undefined) throw new Error(`No market for ${symbol}`);
        const ascending = [
          s.yearLow,
          s.low,
          Math.min(s.open, s.regularLast),
          Math.max(s.open, s.regularLast),
          s.high,
          s.yearHigh,
        ];
        expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
        expect(s.bid).toBeLessThan(s.last);
        expect(s.ask).toBeGreaterThan(s.last);
        const steps = s.last / s.instrument.tick;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-4);
        if (before !== undefined) expect(Math.abs(s.last / before - 1)).toBeLessThan(0.05);
        before = s.last;
      }
    }
  });
});
