import { describe, expect, it } from "vitest";
import { badRequest, marketData } from "./support.js";

interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly datetime: number;
}

interface History {
  readonly symbol: string;
  readonly empty: boolean;
  readonly candles: readonly Candle[];
  readonly previousClose?: number;
  readonly previousCloseDate?: number;
}

const time = (iso: string): number => Date.parse(iso);

/** One candle of what happened in several. */
function joined(candles: readonly Candle[]): Omit<Candle, "datetime"> {
  return {
    open: candles[0]?.open ?? 0,
    high: Math.max(...candles.map(({ high }) => high)),
    low: Math.min(...candles.map(({ low }) => low)),
    close: candles.at(-1)?.close ?? 0,
    volume: candles.reduce((sum, { volume }) => sum + volume, 0),
  };
}

const noon = time("2026-11-24T12:00:37-05:00");
const day = `startDate=${time("2026-11-24T00:00:00-05:00")}&endDate=${noon}`;

describe("pricehistory", () => {
  it("has minutes that add up to every longer candle of the day", async () => {
    const { read } = await marketData(noon);
    const minutes = async (frequency: number) => {
      const query = `symbol=AAPL&frequencyType=minute&frequency=${frequency}&${day}`;
      return (await read<History>(`/pricehistory?${query}`)).candles;
    };
    const single = await minutes(1);
    expect(single).toHaveLength(151);
    expect(single[0]?.datetime).toBe(time("2026-11-24T09:30:00-05:00"));
    for (const frequency of [5, 10, 15, 30]) {
      const longer = await minutes(frequency);
      expect(longer).toHaveLength(Math.ceil(151 / frequency));
      for (const { datetime, ...candle } of longer) {
        const end = datetime + frequency * 60_000;
        expect(candle).toEqual(
          joined(single.filter((one) => one.datetime >= datetime && one.datetime < end)),
        );
      }
    }
  });

  it("agrees with the quote: the minute that is, the day, and the volume with extended hours", async () => {
    const { read } = await marketData(noon);
    const { AAPL } = await read<{ AAPL: { quote: Record<string, number> } }>("/quotes?symbols=AAPL");
    const { lastPrice, openPrice, highPrice, lowPrice, totalVolume } = AAPL.quote;
    const extended = await read<History>(`/pricehistory?symbol=AAPL&needExtendedHoursData=true&${day}`);
    expect(extended.candles[0]?.datetime).toBe(time("2026-11-24T07:00:00-05:00"));
    expect(extended.candles.at(-1)).toMatchObject({ close: lastPrice, datetime: noon - 37_000 });
    expect(joined(extended.candles).volume).toBe(totalVolume);
    const daily = await read<History>(
      `/pricehistory?symbol=AAPL&periodType=month&frequencyType=daily&${day}`,
    );
    expect(daily.candles).toEqual([
      {
        open: openPrice,
        high: highPrice,
        low: lowPrice,
        close: lastPrice,
        volume: totalVolume,
        datetime: time("2026-11-24T00:00:00-06:00"),
      },
    ]);
  });

  it("makes weeks and months of days", async () => {
    const { read } = await marketData("2026-11-30T22:00:00Z");
    const span = `startDate=${time("2026-09-28T05:00:00Z")}&endDate=${time("2026-11-30T22:00:00Z")}`;
    const history = async (frequencyType: string) =>
      (await read<History>(`/pricehistory?symbol=SPY&periodType=year&frequencyType=${frequencyType}&${span}`))
        .candles;
    const daily = await history("daily");
    expect(daily).toHaveLength(45);
    const weekly = await history("weekly");
    expect(weekly).toHaveLength(10);
    for (const [index, { datetime, ...candle }] of weekly.entries()) {
      const end = weekly[index + 1]?.datetime ?? Number.POSITIVE_INFINITY;
      expect(candle).toEqual(joined(daily.filter((one) => one.datetime >= datetime && one.datetime < end)));
    }
    const monthly = await history("monthly");
    expect(monthly.map(({ datetime }) => new Date(datetime).toISOString())).toEqual([
      "2026-10-01T05:00:00.000Z",
      "2026-11-01T05:00:00.000Z",
    ]);
    const november = daily.filter((one) => one.datetime >= (monthly[1]?.datetime ?? 0));
    expect(monthly[1]).toMatchObject(joined(november));
  });

  it("goes from the last business day's close back over a period of its own", async () => {
    const { read } = await marketData("2026-11-30T15:00:00Z");
    const spanOf = async (query: string) => {
      const { candles } = await read<History>(`/pricehistory?symbol=AAPL&${query}`);
      const iso = (candle: Candle | undefined) => new Date(candle?.datetime ?? 0).toISOString().slice(0, 16);
      return [candles.length, iso(candles[0]), iso(candles.at(-1))];
    };
    // Two days, the later one with an early close.
    const days = await spanOf("periodType=day&period=2");
    expect(days).toEqual([390 + 210, "2026-11-25T14:30", "2026-11-27T17:59"]);
    const tenDays = await spanOf("");
    expect(tenDays).toEqual([9 * 390 + 210, "2026-11-13T14:30", "2026-11-27T17:59"]);
    expect((await spanOf("periodType=month"))[0]).toBe(4);
    const ytd = await spanOf("periodType=ytd&frequencyType=daily");
    expect(ytd).toEqual([228, "2026-01-02T06:00", "2026-11-27T06:00"]);
    expect(await spanOf("periodType=year")).toEqual([12, "2025-12-01T06:00", "2026-11-01T05:00"]);
    const decades = await spanOf("periodType=year&period=20&frequencyType=weekly");
    expect(decades[0]).toBeGreaterThan(1040);
  });

  it("gives the close before the first candle when asked to", async () => {
    const { read } = await marketData("2026-11-25T15:00:00Z");
    const query = "/pricehistory?symbol=AAPL&periodType=day&period=1";
    const plain = await read<History>(query);
    expect(Object.keys(plain).sort()).toEqual(["candles", "empty", "symbol"]);
    const asked = await read<History>(`${query}&needPreviousClose=true`);
    expect(asked.candles[0]?.datetime).toBe(time("2026-11-24T14:30:00Z"));
    expect(asked.previousCloseDate).toBe(time("2026-11-23T06:00:00Z"));
    const before = await read<History>("/pricehistory?symbol=AAPL&periodType=month&frequencyType=daily");
    const candle = before.candles.find(({ datetime }) => datetime === asked.previousCloseDate);
    expect(asked.previousClose).toBe(candle?.close);
  });

  it("is empty for what there is nothing of", async () => {
    const { read } = await marketData(noon);
    const saturday = `startDate=${time("2026-11-21T00:00:00-05:00")}&endDate=${time("2026-11-22T23:00:00-05:00")}`;
    for (const query of [
      "symbol=NOPE",
      `symbol=AAPL&${saturday}`,
      `symbol=AAPL&startDate=${noon + 86_400_000}&endDate=${noon + 2 * 86_400_000}`,
      "symbol=AAPL&startDate=-9000000000000000&endDate=-8000000000000000",
      "symbol=SWPPX&frequencyType=minute",
    ]) {
      const history = await read<History>(`/pricehistory?${query}`);
      expect(history).toMatchObject({ empty: true, candles: [] });
    }
    const far = await read<History>(
      "/pricehistory?symbol=AAPL&periodType=year&frequencyType=daily&startDate=0&endDate=9007199254740991",
    );
    expect(far.candles.at(-1)?.datetime).toBe(time("2026-11-24T06:00:00Z"));
    expect(far.candles[0]?.datetime).toBe(time("1990-01-02T06:00:00Z"));
    // Single minutes go back 48 days.
    const minutes = await read<History>(`/pricehistory?symbol=AAPL&startDate=0&endDate=${noon}`);
    expect(minutes.candles[0]?.datetime).toBeGreaterThan(noon - 48 * 86_400_000);
  });

  it("has a fund's days at its one price, and futures through the night", async () => {
    const { read } = await marketData(noon);
    const fund = await read<History>("/pricehistory?symbol=SWPPX&periodType=month&frequencyType=daily");
    for (const { open, high, low, close } of fund.candles)
      expect([open, high, low]).toEqual([close, close, close]);
    const night = `startDate=${time("2026-11-23T22:00:00-05:00")}&endDate=${time("2026-11-24T03:00:00-05:00")}`;
    const future = await read<History>(
      `/pricehistory?symbol=${encodeURIComponent("/ESZ26")}&frequency=30&${night}`,
    );
    expect(future.candles).toHaveLength(11);
  });

  it.each([
    ["", "symbol"],
    ["symbol=AAPL&periodType=week", "periodType"],
    ["symbol=AAPL&periodType=day&period=6", "period"],
    ["symbol=AAPL&periodType=month&period=4", "period"],
    ["symbol=AAPL&periodType=year&period=4", "period"],
    ["symbol=AAPL&periodType=ytd&period=2", "period"],
    ["symbol=AAPL&period=x", "period"],
    ["symbol=AAPL&periodType=day&frequencyType=daily", "frequencyType"],
    ["symbol=AAPL&periodType=month&frequencyType=minute", "frequencyType"],
    ["symbol=AAPL&periodType=month&frequencyType=monthly", "frequencyType"],
    ["symbol=AAPL&frequencyType=hourly", "frequencyType"],
    ["symbol=AAPL&frequencyType=minute&frequency=2", "frequency"],
    ["symbol=AAPL&periodType=year&frequencyType=daily&frequency=5", "frequency"],
    ["symbol=AAPL&startDate=2026-11-24", "startDate"],
    ["symbol=AAPL&needPreviousClose=maybe", "needPreviousClose"],
  ])("refuses %s", async (query, parameter) => {
    const { ask } = await marketData(noon);
    const answer = await ask(`/pricehistory?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual(badRequest(parameter));
  });
});
