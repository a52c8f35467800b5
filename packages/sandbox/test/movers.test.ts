import { describe, expect, it } from "vitest";
import { badRequest, marketData } from "./support.js";

interface Mover {
  readonly symbol: string;
  readonly lastPrice: number;
  readonly netChange: number;
  readonly netPercentChange: number;
  readonly volume: number;
  readonly totalVolume: number;
  readonly marketShare: number;
  readonly trades: number;
}

const symbolsOf = (movers: readonly Mover[]): string[] => movers.map(({ symbol }) => symbol);

async function moversReader(): Promise<{
  movers: (path: string) => Promise<readonly Mover[]>;
  ask: (path: string) => Promise<Response>;
  read: <T>(path: string) => Promise<T>;
}> {
  const { ask, read } = await marketData();
  const movers = async (path: string) => (await read<{ screeners: Mover[] }>(`/movers/${path}`)).screeners;
  return { movers, ask, read };
}

describe("movers", () => {
  it("are members with their own prices and volumes, of all that trade there", async () => {
    const { movers, read } = await moversReader();
    const found = await movers("$DJI");
    expect(found).toHaveLength(10);
    expect(symbolsOf(found)).toContain("AAPL");
    const quotes = await read<Record<string, { quote: Record<string, number> }>>(
      `/quotes?symbols=${encodeURIComponent(symbolsOf(found).join())}`,
    );
    for (const mover of found) {
      const { quote = {} } = quotes[mover.symbol] ?? {};
      expect(mover).toMatchObject({
        lastPrice: quote["lastPrice"],
        netChange: quote["netChange"],
        volume: quote["totalVolume"],
        marketShare: Number(((100 * mover.volume) / mover.totalVolume).toFixed(2)),
        description: expect.any(String),
      });
      expect(mover.netPercentChange).toBeCloseTo((quote["netPercentChange"] ?? 0) / 100, 3);
      expect(mover.volume).toBeLessThan(mover.totalVolume);
    }
  });

  it("are sorted as asked", async () => {
    const { movers } = await moversReader();
    const descending = (values: readonly number[]) => [...values].sort((a, b) => b - a);
    const byVolume = (await movers("$SPX?sort=VOLUME")).map(({ volume }) => volume);
    expect(byVolume).toEqual(descending(byVolume));
    const byTrades = (await movers("$SPX?sort=TRADES")).map(({ trades }) => trades);
    expect(byTrades).toEqual(descending(byTrades));
    const up = (await movers("NASDAQ?sort=PERCENT_CHANGE_UP")).map(
      ({ netPercentChange }) => netPercentChange,
    );
    expect(up.length).toBeGreaterThan(0);
    expect(up).toEqual(descending(up));
    expect(up.every((share) => share > 0)).toBe(true);
    const down = (await movers("NASDAQ?sort=PERCENT_CHANGE_DOWN")).map(
      ({ netPercentChange }) => netPercentChange,
    );
    expect(down.length).toBeGreaterThan(0);
    expect(down).toEqual(descending(down).reverse());
    expect(down.every((share) => share < 0)).toBe(true);
  });

  it("count volume and trades in the last minutes", async () => {
    const { movers } = await moversReader();
    const volumeIn = async (frequency: number) =>
      (await movers(`EQUITY_ALL?frequency=${frequency}`)).find(({ symbol }) => symbol === "NVDA")?.volume ??
      0;
    const counted = await Promise.all([1, 5, 10, 30, 0].map(volumeIn));
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(new Set(counted).size).toBe(5);
  });

  it("are of each index only what belongs", async () => {
    const { movers } = await moversReader();
    expect(symbolsOf(await movers("NYSE"))).not.toContain("AAPL");
    expect(symbolsOf(await movers("NASDAQ"))).not.toContain("KO");
    expect(symbolsOf(await movers("$COMPX"))).toContain("NVDA");
    expect(symbolsOf(await movers("INDEX_ALL")).sort()).toEqual(["$COMPX", "$DJI", "$SPX"]);
    expect(symbolsOf(await movers("EQUITY_ALL"))).toContain("SPY");
    for (const symbol of symbolsOf(await movers("OPTION_PUT"))) expect(symbol).toMatch(/^.{6}\d{6}P\d{8}$/);
    for (const symbol of symbolsOf(await movers("OPTION_CALL"))) expect(symbol).toMatch(/^.{6}\d{6}C\d{8}$/);
    expect(await movers("OPTION_ALL")).toHaveLength(10);
    expect(await movers("OTCBB")).toEqual([]);
  });

  it("are refused with wrong parameters", async () => {
    const { ask } = await moversReader();
    const wrongSort = await ask("/movers/$DJI?sort=UP");
    expect([wrongSort.status, await wrongSort.json()]).toEqual([400, badRequest("sort")]);
    const wrongFrequency = await ask("/movers/$DJI?frequency=2");
    expect([wrongFrequency.status, await wrongFrequency.json()]).toEqual([400, badRequest("frequency")]);
    expect((await ask("/movers/$NDX")).status).toBe(404);
    expect((await ask("/movers/toString")).status).toBe(404);
  });
});
