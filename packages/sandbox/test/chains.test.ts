import { describe, expect, it } from "vitest";
import { badRequest, marketData } from "./support.js";

type Contract = Record<string, unknown> & { readonly strikePrice: number; readonly symbol: string };
type ByExpiration = Record<string, Record<string, readonly Contract[]>>;

interface Chain {
  readonly [member: string]: unknown;
  readonly underlyingPrice: number;
  readonly numberOfContracts: number;
  readonly callExpDateMap: ByExpiration;
  readonly putExpDateMap: ByExpiration;
}

const contractsIn = (map: ByExpiration): Contract[] =>
  Object.values(map).flatMap((byStrike) => Object.values(byStrike).flat());
const strikesIn = (map: ByExpiration): number[] => [
  ...new Set(contractsIn(map).map(({ strikePrice }) => strikePrice)),
];

describe("chains", () => {
  it("have the names and values of live answers", async () => {
    const { read } = await marketData();
    const chain = await read<Chain>("/chains?symbol=AAPL&strikeCount=3&toDate=2026-12-04");
    expect(chain).toMatchObject({
      symbol: "AAPL",
      status: "SUCCESS",
      underlying: null,
      strategy: "SINGLE",
      interval: 0,
      isDelayed: false,
      isIndex: false,
      volatility: 29,
      assetMainType: "EQUITY",
      assetSubType: "COE",
      isChainTruncated: false,
    });
    expect(Object.keys(chain.callExpDateMap)).toEqual(["2026-11-23:0", "2026-11-27:4", "2026-12-04:11"]);
    expect(Object.keys(chain.callExpDateMap["2026-12-04:11"] ?? {})).toEqual(["215.0", "220.0", "225.0"]);
    expect(chain.numberOfContracts).toBe(18);
    const contract = chain.putExpDateMap["2026-12-04:11"]?.["220.0"]?.[0];
    expect(contract).toMatchObject({
      putCall: "PUT",
      symbol: "AAPL  261204P00220000",
      description: "AAPL 12/04/2026 220.00 P",
      exchangeName: "OPR",
      bidAskSize: expect.stringMatching(/^\d+X\d+$/),
      expirationDate: "2026-12-04T21:00:00.000+00:00",
      lastTradingDay: Date.parse("2026-12-05T01:00:00Z"),
      daysToExpiration: 11,
      expirationType: "W",
      settlementType: "P",
      exerciseType: "A",
      optionRoot: "AAPL",
      multiplier: 100,
      theoreticalVolatility: 29,
      inTheMoney: false,
      mini: false,
      nonStandard: false,
      pennyPilot: true,
      optionDeliverablesList: [
        { symbol: "AAPL", assetType: "STOCK", deliverableUnits: 100, currencyType: null },
      ],
    });
    for (const name of ["bid", "ask", "last", "mark", "extrinsicValue", "high52Week", "low52Week", "ssid"]) {
      expect(contract).toHaveProperty(name, expect.any(Number));
    }
    expect(contract).not.toHaveProperty("bidPrice");
  });

  it("agree with the quotes of their contracts", async () => {
    const { read } = await marketData("2026-11-24T23:30:00Z");
    const chain = await read<Chain>("/chains?symbol=BRK/B&toDate=2026-12-20&strikeCount=10");
    const contracts = [...contractsIn(chain.callExpDateMap), ...contractsIn(chain.putExpDateMap)];
    const symbols = encodeURIComponent(contracts.map(({ symbol }) => symbol).join());
    const quotes = await read<Record<string, { quote: Record<string, number>; reference: Contract }>>(
      `/quotes?symbols=${symbols}`,
    );
    expect(contracts.length).toBe(chain.numberOfContracts);
    expect(contracts.length).toBeGreaterThan(50);
    for (const contract of contracts) {
      const { quote, reference } = quotes[contract.symbol] ?? {};
      expect(quote?.["underlyingPrice"]).toBe(chain.underlyingPrice);
      expect(reference?.strikePrice).toBe(contract.strikePrice);
      const pairs = {
        bid: "bidPrice",
        ask: "askPrice",
        last: "lastPrice",
        mark: "mark",
        bidSize: "bidSize",
        highPrice: "highPrice",
        lowPrice: "lowPrice",
        openPrice: "openPrice",
        closePrice: "closePrice",
        netChange: "netChange",
        percentChange: "netPercentChange",
        totalVolume: "totalVolume",
        openInterest: "openInterest",
        volatility: "volatility",
        delta: "delta",
        gamma: "gamma",
        theta: "theta",
        vega: "vega",
        rho: "rho",
        theoreticalOptionValue: "theoreticalOptionValue",
        timeValue: "timeValue",
        intrinsicValue: "moneyIntrinsicValue",
        high52Week: "52WeekHigh",
        low52Week: "52WeekLow",
        quoteTimeInLong: "quoteTime",
      };
      for (const [inChain, inQuote] of Object.entries(pairs)) {
        expect(contract[inChain], `${contract.symbol} ${inChain}`).toBe(quote?.[inQuote]);
      }
    }
  });

  it("hold what is asked for", async () => {
    const { read } = await marketData();
    const ask = (query: string) => read<Chain>(`/chains?symbol=AAPL&toDate=2026-11-28${query}`);
    const { underlyingPrice: price } = await ask("");
    const calls = await ask("&contractType=CALL&includeUnderlyingQuote=true");
    expect(calls.putExpDateMap).toEqual({});
    expect(calls["underlying"]).toMatchObject({ symbol: "AAPL", last: price, exchangeName: "NASDAQ" });
    expect((await ask("&contractType=PUT")).callExpDateMap).toEqual({});
    expect(strikesIn((await ask("&strike=220")).callExpDateMap)).toEqual([220]);
    const strikeCount = strikesIn((await ask("&strikeCount=6")).callExpDateMap);
    expect(strikeCount).toEqual([210, 215, 220, 225, 230, 235]);
    const all = strikesIn((await ask("&range=ALL")).callExpDateMap);
    const itm = await ask("&range=ITM");
    expect(strikesIn(itm.callExpDateMap)).toEqual(all.filter((strike) => strike < price));
    expect(strikesIn(itm.putExpDateMap)).toEqual(all.filter((strike) => strike > price));
    expect(contractsIn(itm.callExpDateMap).every(({ inTheMoney }) => inTheMoney)).toBe(true);
    const otm = await ask("&range=OTM");
    expect(strikesIn(otm.callExpDateMap)).toEqual(all.filter((strike) => strike > price));
    expect(strikesIn((await ask("&range=SAK")).putExpDateMap)).toEqual(all.filter((s) => s > price));
    expect(strikesIn((await ask("&range=SBK")).callExpDateMap)).toEqual(all.filter((s) => s < price));
    for (const range of ["NTM", "SNK"]) {
      const near = strikesIn((await ask(`&range=${range}`)).callExpDateMap);
      expect(near).toEqual(all.filter((strike) => Math.abs(strike / price - 1) <= 0.05));
    }
    expect((await ask("&optionType=NS")).numberOfContracts).toBe(0);
    expect((await ask("&optionType=S&entitlement=NP&interval=5")).numberOfContracts).toBe(all.length * 4);
    const january = await read<Chain>("/chains?symbol=AAPL&expMonth=JAN&strikeCount=1");
    expect(Object.keys(january.callExpDateMap).map((key) => key.slice(0, 10))).toEqual([
      "2027-01-15",
      "2028-01-21",
      "2029-01-19",
    ]);
    const between = await read<Chain>(
      "/chains?symbol=AAPL&fromDate=2026-12-01&toDate=2026-12-12&strikeCount=1",
    );
    expect(Object.keys(between.putExpDateMap)).toEqual(["2026-12-04:11", "2026-12-11:18"]);
  });

  it("calculate with given figures when ANALYTICAL", async () => {
    const { read } = await marketData();
    const query = "symbol=AAPL&contractType=CALL&strike=220&toDate=2026-12-18&fromDate=2026-12-18";
    const contractOf = (chain: Chain) => contractsIn(chain.callExpDateMap)[0];
    const market = await read<Chain>(`/chains?${query}`);
    const plain = await read<Chain>(`/chains?${query}&strategy=ANALYTICAL`);
    expect(plain["strategy"]).toBe("ANALYTICAL");
    expect(contractOf(plain)?.["delta"]).toBe(contractOf(market)?.["delta"]);
    const given = "&volatility=40&underlyingPrice=200&interestRate=5&daysToExpiration=365";
    const analytical = await read<Chain>(`/chains?${query}&strategy=ANALYTICAL${given}`);
    expect(analytical).toMatchObject({ volatility: 40, interestRate: 5, daysToExpiration: 365 });
    const contract = contractOf(analytical);
    expect(contract).toMatchObject({
      theoreticalVolatility: 40,
      bid: contractOf(market)?.["bid"],
      volatility: contractOf(market)?.["volatility"],
    });
    // Black-Scholes by hand: d1 0.077 with a dividend yield of 0.388 %.
    expect(contract?.["theoreticalOptionValue"]).toBeCloseTo(27.6, 1);
    expect(contract?.["delta"]).toBeCloseTo(0.529, 2);
    // Without ANALYTICAL they have no part in it.
    expect(contractOf(await read<Chain>(`/chains?${query}${given}`))).toEqual(contractOf(market));
  });

  it("put -999 where there is no greek, and both settlements of an index in one array", async () => {
    const { read } = await marketData("2026-12-18T21:30:00Z");
    const over = await read<Chain>("/chains?symbol=AAPL&toDate=2026-12-18&strikeCount=1&contractType=CALL");
    expect(contractsIn(over.callExpDateMap)[0]).toMatchObject({ delta: -999, volatility: -999, rho: -999 });
    const january = await read<Chain>(
      "/chains?symbol=$SPX&fromDate=2027-01-15&toDate=2027-01-15&strikeCount=1",
    );
    const [morning, afternoon, ...others] = contractsIn(january.callExpDateMap);
    expect(others).toEqual([]);
    expect(Object.values(january.callExpDateMap["2027-01-15:28"] ?? {})[0]).toHaveLength(2);
    expect(morning).toMatchObject({
      optionRoot: "SPX",
      settlementType: "A",
      exerciseType: "E",
      expirationDate: "2027-01-15T14:30:00.000+00:00",
      lastTradingDay: Date.parse("2027-01-15T01:00:00Z"),
      isIndexOption: true,
    });
    expect(afternoon).toMatchObject({ optionRoot: "SPXW", settlementType: "P" });
  });

  it("are too big for the gateway when whole, on an index", async () => {
    const { ask, read } = await marketData();
    const whole = await ask("/chains?symbol=$SPX");
    expect(whole.status).toBe(502);
    expect(await whole.json()).toEqual({
      fault: { faultstring: "Body buffer overflow", detail: { errorcode: "protocol.http.TooBigBody" } },
    });
    expect((await read<Chain>("/chains?symbol=$SPX&contractType=CALL")).numberOfContracts).toBeGreaterThan(
      3000,
    );
    expect((await read<Chain>("/chains?symbol=SPY")).numberOfContracts).toBeGreaterThan(3000);
  });

  it.each([
    ["", "symbol"],
    ["symbol=AAPL&contractType=call", "contractType"],
    ["symbol=AAPL&strategy=NONE", "strategy"],
    ["symbol=AAPL&strategy=VERTICAL", "strategy"],
    ["symbol=AAPL&range=ANY", "range"],
    ["symbol=AAPL&fromDate=11/24/2026", "fromDate"],
    ["symbol=AAPL&toDate=2026-13-01", "toDate"],
    ["symbol=AAPL&fromDate=2026-12-02&toDate=2026-12-01", "toDate"],
    ["symbol=AAPL&strikeCount=0", "strikeCount"],
    ["symbol=AAPL&strikeCount=1.5", "strikeCount"],
    ["symbol=AAPL&strike=low", "strike"],
    ["symbol=AAPL&expMonth=JANUARY", "expMonth"],
    ["symbol=AAPL&optionType=X", "optionType"],
    ["symbol=AAPL&entitlement=XX", "entitlement"],
    ["symbol=AAPL&includeUnderlyingQuote=yes", "includeUnderlyingQuote"],
    ["symbol=AAPL&strategy=ANALYTICAL&volatility=0", "volatility"],
  ])("refuse %s", async (query, parameter) => {
    const { ask } = await marketData();
    const answer = await ask(`/chains?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual(badRequest(parameter));
  });

  it("are not found for what has none", async () => {
    const { ask } = await marketData();
    for (const symbol of ["NOPE", "SWPPX", "/ESZ26"]) {
      expect((await ask(`/chains?symbol=${encodeURIComponent(symbol)}`)).status).toBe(404);
      expect((await ask(`/expirationchain?symbol=${encodeURIComponent(symbol)}`)).status).toBe(404);
    }
  });
});

describe("expirationchain", () => {
  it("lists the days of the chain", async () => {
    const { ask, read } = await marketData();
    const { expirationList, status } = await read<{ expirationList: Contract[]; status: string }>(
      "/expirationchain?symbol=AAPL",
    );
    expect(status).toBe("SUCCESS");
    expect(expirationList.slice(0, 5)).toEqual(
      [
        ["2026-11-23", 0, "W"],
        ["2026-11-27", 4, "W"],
        ["2026-12-04", 11, "W"],
        ["2026-12-11", 18, "W"],
        ["2026-12-18", 25, "S"],
      ].map(([expirationDate, daysToExpiration, expirationType]) => ({
        expirationDate,
        daysToExpiration,
        expirationType,
        settlementType: "P",
        optionRoots: "AAPL",
        standard: true,
      })),
    );
    const chain = await read<Chain>("/chains?symbol=AAPL&strikeCount=1");
    expect(Object.keys(chain.callExpDateMap)).toEqual(
      expirationList.map((each) => `${each["expirationDate"]}:${each["daysToExpiration"]}`),
    );
    expect((await ask("/expirationchain")).status).toBe(400);
  });
});
