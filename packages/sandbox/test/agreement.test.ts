import { expect, test } from "vitest";
import { get, login, sandboxForTest, testClock } from "./support.js";

type Json = Record<string, never>;
type Quotes = Record<string, { quote: Record<string, number>; regular?: Record<string, number> }>;
type ContractMap = Record<
  string,
  Record<string, readonly (Record<string, number> & { readonly symbol: string })[]>
>;
interface Candles {
  readonly candles: readonly Record<string, number>[];
}

/** One moment of a regular session, one after hours, one at night, and one of a holiday. */
const moments = [
  "2026-11-23T10:30:17-05:00",
  "2026-11-24T17:12:45-05:00",
  "2026-11-25T03:00:00-05:00",
  "2026-11-26T12:00:00-05:00",
  "2026-07-02T15:59:59-04:00",
];

test.each(moments)("every operation has the same prices at %s", async (moment) => {
  const { now } = testClock();
  const time = Date.parse(moment);
  const sandbox = await sandboxForTest({ autoApprove: true, now, marketTime: time });
  const { access_token } = await login(sandbox);
  const read = async <T>(path: string): Promise<T> => {
    const answer = await get(sandbox, path, access_token);
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  };
  const md = <T>(path: string) => read<T>(`/marketdata/v1${path}`);
  const symbols = ["AAPL", "MSFT", "NVDA", "SPY", "KO", "VTI", "SCHD", "SWPPX", "$SPX"];
  const quotes = await md<Quotes>(`/quotes?symbols=${symbols.join()}`);

  for (const symbol of ["AAPL", "SPY", "KO", "$SPX"]) {
    const { quote = {} } = quotes[symbol] ?? {};
    expect(await md(`/${symbol}/quotes`)).toEqual({ [symbol]: quotes[symbol] });

    const chain = await md<{
      underlyingPrice: number;
      underlying: Record<string, number>;
      callExpDateMap: ContractMap;
      putExpDateMap: ContractMap;
    }>(`/chains?symbol=${symbol}&strikeCount=1&includeUnderlyingQuote=true`);
    expect(chain.underlyingPrice).toBe(quote["lastPrice"]);
    expect(chain.underlying).toMatchObject({
      last: quote["lastPrice"],
      close: quote["closePrice"],
      openPrice: quote["openPrice"],
      highPrice: quote["highPrice"],
      lowPrice: quote["lowPrice"],
      change: quote["netChange"],
      totalVolume: quote["totalVolume"],
      fiftyTwoWeekHigh: quote["52WeekHigh"],
      fiftyTwoWeekLow: quote["52WeekLow"],
      ...(symbol !== "$SPX" && { bid: quote["bidPrice"], ask: quote["askPrice"] }),
    });

    const contracts = [chain.callExpDateMap, chain.putExpDateMap].flatMap((byExpiration) =>
      Object.values(byExpiration)
        .slice(0, 3)
        .flatMap((byStrike) => Object.values(byStrike).flat()),
    );
    expect(contracts.length).toBeGreaterThan(4);
    const options = await md<Quotes>(
      `/quotes?symbols=${encodeURIComponent(contracts.map((contract) => contract.symbol).join())}`,
    );
    for (const { symbol: option, bid, ask, last, mark, openInterest, delta } of contracts) {
      expect(options[option]?.quote).toMatchObject({
        bidPrice: bid,
        askPrice: ask,
        lastPrice: last,
        mark,
        openInterest,
        delta,
        underlyingPrice: quote["lastPrice"],
      });
    }

    const minutes = await md<Candles>(
      `/pricehistory?symbol=${symbol}&needExtendedHoursData=true&startDate=${time - 3 * 86_400_000}&endDate=${time}`,
    );
    expect(minutes.candles.at(-1)?.["close"]).toBe(quote["lastPrice"]);
    const days = await md<Candles & { previousClose: number }>(
      `/pricehistory?symbol=${symbol}&periodType=year&frequencyType=daily&startDate=${time - 364 * 86_400_000}&endDate=${time}`,
    );
    expect(days.candles.at(-1)).toMatchObject({
      open: quote["openPrice"],
      high: quote["highPrice"],
      low: quote["lowPrice"],
      close: quotes[symbol]?.regular?.["regularMarketLastPrice"] ?? quote["lastPrice"],
      volume: quote["totalVolume"],
    });
    expect(days.candles.at(-2)?.["close"]).toBe(quote["closePrice"]);
    expect(Math.max(...days.candles.map(({ high = 0 }) => high))).toBe(quote["52WeekHigh"]);
    expect(Math.min(...days.candles.map(({ low = 0 }) => low))).toBe(quote["52WeekLow"]);

    const { instruments } = await md<{ instruments: [{ fundamental: Record<string, number> }] }>(
      `/instruments?symbol=${symbol}&projection=fundamental`,
    );
    expect(instruments[0].fundamental).toMatchObject({
      high52: quote["52WeekHigh"],
      low52: quote["52WeekLow"],
    });
  }

  const { screeners } = await md<{ screeners: { symbol: string; lastPrice: number }[] }>(
    "/movers/EQUITY_ALL",
  );
  expect(screeners).toHaveLength(10);
  const moved = await md<Quotes>(`/quotes?symbols=${screeners.map(({ symbol }) => symbol).join()}`);
  for (const { symbol, ...mover } of screeners) {
    const { quote = {} } = moved[symbol] ?? {};
    const { lastPrice, netChange, totalVolume: volume } = quote;
    expect(mover).toMatchObject({ lastPrice, netChange, volume });
  }

  const accounts = await read<{ securitiesAccount: { positions: Json[] } }[]>(
    "/trader/v1/accounts?fields=positions",
  );
  const positions = accounts.flatMap(({ securitiesAccount }) => securitiesAccount.positions) as unknown as {
    readonly instrument: { readonly symbol: string; readonly netChange: number };
    readonly longQuantity: number;
    readonly marketValue: number;
  }[];
  expect(positions.map(({ instrument }) => instrument.symbol).sort()).toEqual([
    "AAPL",
    "KO",
    "MSFT",
    "NVDA",
    "SCHD",
    "SPY",
    "SWPPX",
    "VTI",
  ]);
  for (const { instrument, longQuantity, marketValue } of positions) {
    const { lastPrice = 0, netChange } = quotes[instrument.symbol]?.quote ?? {};
    expect(marketValue).toBe(Math.round(longQuantity * lastPrice * 100) / 100);
    expect(instrument.netChange).toBe(netChange);
  }
});
