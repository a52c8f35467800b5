import { describe, expect, it } from "vitest";
import { marketData, testTime } from "./support.js";

type Json = Record<string, unknown>;
interface Quote {
  readonly quote: Record<string, number>;
  readonly reference: Json;
}
type Quotes = Record<string, Quote>;

async function quotesOf(symbols: readonly string[], time: string | number = testTime): Promise<Quotes> {
  const { read } = await marketData(time);
  return read<Quotes>(`/quotes?symbols=${encodeURIComponent(symbols.join())}`);
}

describe("options on a future", () => {
  it("are quoted as Schwab does", async () => {
    const { read } = await marketData();
    const answer = await read<Quotes>("/.%2FESZ26C5700/quotes");
    expect(answer).toMatchObject({
      "./ESZ26C5700": {
        assetMainType: "FUTURE_OPTION",
        symbol: "./ESZ26C5700",
        realtime: true,
        reference: {
          contractType: "C",
          description: "/ESZ26 5700 Call",
          exchange: "@",
          exchangeName: "XCME",
          expirationDate: Date.parse("2026-12-18T14:30:00Z"),
          multiplier: 50,
          strikePrice: 5700,
          underlying: "/ESZ26",
        },
      },
    });
    const { quote = {} } = answer["./ESZ26C5700"] ?? {};
    expect(quote["tick"]).toBe(0.25);
    expect(quote["tickAmount"]).toBe(12.5);
    for (const member of ["bidPrice", "askPrice", "lastPrice", "highPrice", "lowPrice", "openPrice"]) {
      expect((quote[member] ?? Number.NaN) % 0.25).toBe(0);
    }
    const { bidPrice = 0, lastPrice = 0, askPrice = 0 } = quote;
    expect(bidPrice).toBeLessThan(lastPrice);
    expect(lastPrice).toBeLessThan(askPrice);
    expect(quote["netChange"]).toBeCloseTo(lastPrice - (quote["closePrice"] ?? 0), 5);
  });

  it("cost what call, put and future cost together", async () => {
    const quotes = await quotesOf(["/ESZ26", "./ESZ26C5750", "./ESZ26P5750"]);
    const last = (symbol: string): number => quotes[symbol]?.quote["lastPrice"] ?? Number.NaN;
    // A future costs nothing today, so that only its discounted distance from the strike lies between them.
    const years = (Date.parse("2026-12-18T14:30:00Z") - testTime) / (365 * 86_400_000);
    const worth = (last("/ESZ26") - 5750) * Math.exp(-0.0375 * years);
    expect(Math.abs(last("./ESZ26C5750") - last("./ESZ26P5750") - worth)).toBeLessThan(0.26);
  });

  it("trade in the night, as the future does", async () => {
    const evening = "2026-11-24T20:00:00-05:00";
    const later = "2026-11-25T03:00:00-05:00";
    const [before, after] = [
      await quotesOf(["./ESZ26C5700"], evening),
      await quotesOf(["./ESZ26C5700"], later),
    ].map((quotes) => quotes["./ESZ26C5700"]?.quote ?? {});
    expect(before?.["quoteTime"]).toBe(Date.parse(evening));
    expect(before?.["lastPrice"]).not.toBe(after?.["lastPrice"]);
  });

  it("are worth what is left on the morning of their end, and are none on the next day", async () => {
    const quotes = await quotesOf(["./ESZ26C5000", "./ESZ26C9000"], "2026-12-18T12:00:00-05:00");
    expect(quotes["./ESZ26C9000"]?.quote).toMatchObject({ bidPrice: 0, lastPrice: 0.05 });
    expect(quotes["./ESZ26C5000"]?.quote["lastPrice"]).toBeGreaterThan(100);
    expect(await quotesOf(["./ESZ26C5000"], "2026-12-21T12:00:00-05:00")).toEqual({
      errors: { invalidSymbols: ["./ESZ26C5000"] },
    });
  });

  it.each(["./ESZ26C5710", "./ESZ26C100", "./ESZ26X5700", "./ESH27C5700", "./ESZ26C05700", "/ESZ26C5700"])(
    "are not %s",
    async (symbol) => {
      expect(await quotesOf([symbol])).toEqual({ errors: { invalidSymbols: [symbol] } });
    },
  );
});
