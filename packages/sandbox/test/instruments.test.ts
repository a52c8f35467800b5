import { describe, expect, it } from "vitest";
import { instruments } from "../src/market/instruments/instruments.js";
import { badRequest, marketData } from "./support.js";

interface Found {
  readonly instruments?: readonly Record<string, unknown>[];
}

describe("instruments", () => {
  it("have CUSIPs whose check digit is right", () => {
    const digitOf = (letter: string) => Number.parseInt(letter, 36);
    for (const { cusip } of instruments) {
      if (cusip === undefined) continue;
      const digits = [...cusip.slice(0, 8)].map(
        (letter, index) => digitOf(letter) * (index % 2 === 0 ? 1 : 2),
      );
      const sum = digits.reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
      expect(cusip).toHaveLength(9);
      expect(cusip).toBe(`${cusip.slice(0, 8)}${(10 - (sum % 10)) % 10}`);
    }
    expect(new Set(instruments.map(({ symbol }) => symbol)).size).toBe(instruments.length);
  });

  it("are found by each projection", async () => {
    const { read } = await marketData();
    const find = async (symbol: string, projection: string) => {
      const query = `symbol=${encodeURIComponent(symbol)}&projection=${projection}`;
      return (await read<Found>(`/instruments?${query}`)).instruments?.map((each) => each["symbol"]);
    };
    expect(await find("AAPL,BAC", "symbol-search")).toEqual(["AAPL", "BAC"]);
    expect(await find("AM.*", "symbol-regex")).toEqual(["AMZN", "AMD", "AMGN"]);
    expect(await find("M", "symbol-regex")).toBeUndefined();
    expect(await find("schwab fund", "desc-search")).toEqual(["SWPPX"]);
    expect(await find("^COCA.COLA", "desc-regex")).toEqual(["KO"]);
    expect(await find("schwab", "search")).toEqual(["SCHW", "SCHD", "SWPPX"]);
    expect(await find("$SPX", "search")).toEqual(["$SPX"]);
    expect(await find("NOPE", "symbol-search")).toBeUndefined();
  });

  it("have their CUSIP, and ETFs their own type here", async () => {
    const { ask, read } = await marketData();
    const apple = {
      cusip: "037833100",
      symbol: "AAPL",
      description: "APPLE INC",
      exchange: "NASDAQ",
      assetType: "EQUITY",
    };
    expect(await read("/instruments?symbol=AAPL&projection=symbol-search")).toEqual({ instruments: [apple] });
    expect(await read("/instruments/037833100")).toEqual({ instruments: [apple] });
    expect(await read("/instruments/78462F103")).toMatchObject({
      instruments: [{ symbol: "SPY", assetType: "ETF" }],
    });
    expect((await ask("/instruments/37833100")).status).toBe(404);
  });

  it("come with figures when asked for them", async () => {
    const { read } = await marketData();
    const { instruments: [found] = [] } = await read<Found>("/instruments?symbol=KO&projection=fundamental");
    expect(found).toMatchObject({
      symbol: "KO",
      fundamental: { symbol: "KO", dividendAmount: 2.04, eps: 3.02, high52: expect.any(Number) },
    });
  });

  it("are refused without a projection, and for expressions that are none or never end", async () => {
    const { ask } = await marketData();
    for (const [query, parameter] of [
      ["", "symbol"],
      ["symbol=AAPL", "projection"],
      ["symbol=AAPL&projection=all", "projection"],
      ["symbol=(&projection=symbol-regex", "symbol"],
      [`symbol=${encodeURIComponent("(([A-Z ]|[A-Z ])+)+#")}&projection=desc-regex`, "symbol"],
    ] as const) {
      const answer = await ask(`/instruments?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual(badRequest(parameter));
    }
  });
});
