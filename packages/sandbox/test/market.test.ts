import { describe, expect, it } from "vitest";
import { createMarket, type Snapshot } from "../src/market/market.js";
import { testTime } from "./support.js";

const symbols = ["AAPL", "TSLA", "SPY", "$DJI", "SWPPX", "/ESZ26", "EUR/USD"];

function at(market: ReturnType<typeof createMarket>, symbol: string, iso: string): Snapshot {
  const found = market.snapshot(symbol, Date.parse(iso));
  if (found === undefined) throw new Error(`No market for ${symbol}`);
  return found;
}

describe("the market", () => {
  it("is the same for the same seed and time, and another for another seed", () => {
    const market = createMarket();
    const other = createMarket("other");
    for (const symbol of [...symbols, "AAPL  261218C00250000"]) {
      expect(market.snapshot(symbol, testTime)).toEqual(createMarket().snapshot(symbol, testTime));
      expect(other.snapshot(symbol, testTime)?.last).not.toBe(market.snapshot(symbol, testTime)?.last);
      expect(market.snapshot(symbol, testTime + 999)).toEqual(market.snapshot(symbol, testTime));
    }
  });

  it("gives the same answer whatever it was asked before", () => {
    const asked = createMarket();
    for (let day = 0; day < 400; day++) asked.snapshot("AAPL", testTime - day * 86_400_000);
    expect(asked.snapshot("AAPL", testTime)).toEqual(createMarket().snapshot("AAPL", testTime));
  });

  it("keeps its prices in order, on the tick, and moves them smoothly", () => {
    const market = createMarket();
    for (const symbol of symbols) {
      let before: number | undefined;
      for (let minute = 0; minute < 5 * 24 * 60; minute += 7) {
        const s = market.snapshot(symbol, testTime + minute * 60_000);
        if (s === undefined) throw new Error(`No market for ${symbol}`);
        const inner =
          s.instrument.kind === "MUTUAL_FUND" ? [] : [s.open, s.regularLast].sort((a, b) => a - b);
        const ascending = [s.yearLow, s.low, ...inner, s.high, s.yearHigh];
        expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
        expect(s.bid).toBeLessThan(s.last);
        expect(s.ask).toBeGreaterThan(s.last);
        const steps = s.last / s.instrument.tick;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-4);
        if (before !== undefined) expect(Math.abs(s.last / before - 1)).toBeLessThan(0.1);
        before = s.last;
      }
    }
  });

  it("moves in the sessions and rests outside of them", () => {
    const market = createMarket();
    const differ = (symbol: string, one: string, other: string) =>
      at(market, symbol, one).last !== at(market, symbol, other).last;
    expect(differ("AAPL", "2026-11-24T07:10:00-05:00", "2026-11-24T08:40:00-05:00")).toBe(true);
    expect(differ("AAPL", "2026-11-24T10:00:00-05:00", "2026-11-24T11:00:00-05:00")).toBe(true);
    expect(differ("AAPL", "2026-11-24T16:30:00-05:00", "2026-11-24T18:30:00-05:00")).toBe(true);
    expect(differ("AAPL", "2026-11-24T20:00:00-05:00", "2026-11-25T06:59:59-05:00")).toBe(false);
    expect(differ("$SPX", "2026-11-24T16:00:00-05:00", "2026-11-25T09:29:59-05:00")).toBe(false);
    expect(differ("/ESZ26", "2026-11-24T20:00:00-05:00", "2026-11-25T03:00:00-05:00")).toBe(true);
    // Thanksgiving, and after the early close of the day after it.
    expect(differ("AAPL", "2026-11-25T20:00:00-05:00", "2026-11-27T06:00:00-05:00")).toBe(false);
    expect(differ("$SPX", "2026-11-27T13:00:00-05:00", "2026-11-27T15:00:00-05:00")).toBe(false);
    expect(at(market, "AAPL", "2026-11-27T14:00:00-05:00").session).toBe("post");
    expect(at(market, "AAPL", "2026-11-27T17:00:00-05:00").session).toBe("closed");
    expect(at(market, "AAPL", "2026-11-24T07:00:00-05:00").session).toBe("pre");
  });

  it("closes at the last regular price, and shows it all the next day", () => {
    const market = createMarket();
    const evening = at(market, "AAPL", "2026-11-25T19:00:00-05:00");
    expect(evening.regularLast).not.toBe(evening.last);
    expect(evening.regularTradeTime).toBe(Date.parse("2026-11-25T15:59:59-05:00"));
    for (const time of ["07:00:00", "11:00:00", "16:59:59"]) {
      expect(at(market, "AAPL", `2026-11-27T${time}-05:00`).close).toBe(evening.regularLast);
    }
    // Before the pre-market the day before is still the one shown.
    expect(at(market, "AAPL", "2026-11-27T06:59:59-05:00")).toMatchObject({
      close: at(market, "AAPL", "2026-11-24T20:00:00-05:00").regularLast,
      volume: at(market, "AAPL", "2026-11-25T20:00:00-05:00").volume,
    });
  });

  it("prices a fund once a day, at the close", () => {
    const market = createMarket();
    const before = at(market, "SWPPX", "2026-11-24T15:59:59-05:00");
    const after = at(market, "SWPPX", "2026-11-24T16:00:00-05:00");
    expect(at(market, "SWPPX", "2026-11-24T10:00:00-05:00").last).toBe(before.last);
    expect(at(market, "SWPPX", "2026-11-25T12:00:00-05:00").last).toBe(after.last);
    expect(after.close).toBe(before.last);
    expect(after.last).not.toBe(before.last);
  });

  it("lets a fund of the whole market go with its index", () => {
    const market = createMarket();
    for (const date of ["2026-03-03", "2026-06-03", "2026-11-24"]) {
      const index = at(market, "$SPX", `${date}T15:00:00Z`).last;
      expect(at(market, "SPY", `${date}T15:00:00Z`).last / index).toBeCloseTo(672 / 6735, 4);
    }
  });
});
