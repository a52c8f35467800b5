import { describe, expect, it } from "vitest";
import { marketData, testTime } from "./support.js";

type Quotes = Record<string, Record<string, unknown>>;

async function quoteReader(): Promise<{
  ask: (path: string) => Promise<Response>;
  quotes: (path: string) => Promise<Quotes>;
}> {
  const { ask, read } = await marketData();
  return { ask, quotes: (path) => read<Quotes>(path) };
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

  it("come for options, and are out of the money by their intrinsic value", async () => {
    const { quotes } = await quoteReader();
    const symbol = "AAPL  261218C00250000";
    const answer = await quotes(`/quotes?symbols=${encodeURIComponent(`AAPL,${symbol}`)}`);
    const { lastPrice: price = 0 } = (answer["AAPL"]?.["quote"] ?? {}) as { lastPrice?: number };
    expect(answer[symbol]).toMatchObject({
      assetMainType: "OPTION",
      realtime: true,
      symbol,
      quote: {
        delta: expect.any(Number),
        underlyingPrice: price,
        moneyIntrinsicValue: Number((price - 250).toFixed(4)),
        quoteTime: testTime,
      },
      reference: {
        contractType: "C",
        daysToExpiration: 25,
        deliverables: "100 AAPL",
        exerciseType: "A",
        expirationDay: 18,
        expirationMonth: 12,
        expirationType: "S",
        expirationYear: 2026,
        multiplier: 100,
        settlementType: "P",
        strikePrice: 250,
        underlying: "AAPL",
      },
    });
    expect(await quotes(`/${encodeURIComponent(symbol)}/quotes`)).toEqual(
      await quotes(`/quotes?symbols=${encodeURIComponent(symbol)}`),
    );
  });

  it("know only the options that are listed", async () => {
    const { quotes } = await quoteReader();
    const unlisted = [
      "AAPL  261218C00251000",
      "AAPL  261217C00250000",
      "AAPL  261218X00250000",
      "F     261218C00010000",
      "AAPL261218C00250000",
      "AAPL  261218C09990000",
    ];
    const answer = await quotes(`/quotes?symbols=${encodeURIComponent(unlisted.join())}`);
    expect(answer).toEqual({ errors: { invalidSymbols: unlisted } });
  });

  it("come for 500 symbols at once", async () => {
    const { quotes } = await quoteReader();
    const chain = await quotes("/chains?symbol=AAPL&contractType=CALL&toDate=2027-03-31");
    const symbols = JSON.stringify(chain["callExpDateMap"]).match(/AAPL {2}\d{6}C\d{8}/g) ?? [];
    const asked = [...new Set(symbols)].slice(0, 500);
    expect(asked).toHaveLength(500);
    const answer = await quotes(`/quotes?symbols=${encodeURIComponent(asked.join())}&fields=quote`);
    expect(Object.keys(answer)).toEqual(asked);
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
