import { describe, expect, it } from "vitest";
import type { StreamService } from "../src/streamer/feeds/stream-feeds.js";
import { feedsAt, feedsBesideRest, type Json, moments } from "./stream-support.js";
import { testTime } from "./support.js";

type Quotes = Record<string, { assetMainType: string; assetSubType?: string } & Record<string, Json>>;

/** The field's number, and where a quote has its value: q, r, e, f for its parts. */
const equities = `1 q.bidPrice 2 q.askPrice 3 q.lastPrice 8 q.totalVolume 9 q.lastSize 10 q.highPrice 11 q.lowPrice
  12 q.closePrice 13 r.exchange 15 r.description 17 q.openPrice 18 q.netChange 19 q.52WeekHigh 20 q.52WeekLow
  21 f.peRatio 22 f.divAmount 23 f.divYield 25 r.exchangeName 29 e.regularMarketLastPrice
  31 e.regularMarketNetChange 32 q.securityStatus 33 q.mark 34 q.quoteTime 35 q.tradeTime
  36 e.regularMarketTradeTime 37 q.bidTime 38 q.askTime 39 q.askMICId 40 q.bidMICId 41 q.lastMICId
  42 q.netPercentChange 43 e.regularMarketPercentChange 44 q.markChange 45 q.markPercentChange
  50 q.postMarketChange 51 q.postMarketPercentChange`;
const options = `1 r.description 2 q.bidPrice 3 q.askPrice 4 q.lastPrice 5 q.highPrice 6 q.lowPrice 7 q.closePrice
  8 q.totalVolume 9 q.openInterest 10 q.volatility 11 q.moneyIntrinsicValue 12 r.expirationYear 13 r.multiplier
  15 q.openPrice 16 q.bidSize 17 q.askSize 18 q.lastSize 19 q.netChange 20 r.strikePrice 21 r.contractType
  22 r.underlying 23 r.expirationMonth 24 r.deliverables 25 q.timeValue 26 r.expirationDay 27 r.daysToExpiration
  28 q.delta 29 q.gamma 30 q.theta 31 q.vega 32 q.rho 33 q.securityStatus 34 q.theoreticalOptionValue
  35 q.underlyingPrice 36 r.expirationType 37 q.mark 38 q.quoteTime 39 q.tradeTime 40 r.exchange
  41 r.exchangeName 42 r.lastTradingDay 43 r.settlementType 44 q.netPercentChange 45 q.markChange
  46 q.markPercentChange 47 q.impliedYield 48 r.isPennyPilot 50 q.52WeekHigh 51 q.52WeekLow 52 q.indAskPrice
  53 q.indBidPrice 54 q.indQuoteTime 55 r.exerciseType`;
const futures = `1 q.bidPrice 2 q.askPrice 3 q.lastPrice 4 q.bidSize 5 q.askSize 8 q.totalVolume 9 q.lastSize
  10 q.quoteTime 11 q.tradeTime 12 q.highPrice 13 q.lowPrice 14 q.closePrice 15 r.exchange 16 r.description
  18 q.openPrice 19 q.netChange 20 q.futurePercentChange 21 r.exchangeName 22 q.securityStatus 23 q.openInterest
  24 q.mark 25 q.tick 26 q.tickAmount 27 r.product 28 r.futurePriceFormat 29 r.futureTradingHours
  30 r.futureIsTradable 31 r.futureMultiplier 32 r.futureIsActive 33 r.futureSettlementPrice 34 r.futureActiveSymbol
  35 r.futureExpirationDate 37 q.askTime 38 q.bidTime 39 q.quotedInSession 40 r.futureExpirationDate`;
const forex = `1 q.bidPrice 2 q.askPrice 3 q.lastPrice 4 q.bidSize 5 q.askSize 6 q.totalVolume 7 q.lastSize
  8 q.quoteTime 9 q.tradeTime 10 q.highPrice 11 q.lowPrice 12 q.closePrice 13 r.exchange 14 r.description
  15 q.openPrice 16 q.netChange 17 q.netPercentChange 18 r.exchangeName 20 q.securityStatus 21 q.tick
  22 q.tickAmount 25 r.isTradable 27 q.52WeekHigh 28 q.52WeekLow 29 q.mark`;

const futuresOptions = `1 q.bidPrice 2 q.askPrice 3 q.lastPrice 4 q.bidSize 5 q.askSize 8 q.totalVolume
  9 q.lastSize 10 q.quoteTime 11 q.tradeTime 12 q.highPrice 13 q.lowPrice 14 q.closePrice 16 r.description
  17 q.openPrice 18 q.openInterest 19 q.mark 20 q.tick 21 q.tickAmount 22 r.multiplier 23 q.settlemetPrice
  24 r.underlying 25 r.strikePrice 26 r.expirationDate 27 r.expirationStyle 28 r.contractType 29 q.securityStatus
  30 r.exchange 31 r.exchangeName`;

const services: readonly (readonly [StreamService, string, readonly string[]])[] = [
  ["LEVELONE_EQUITIES", equities, ["AAPL", "BRK/B", "KO", "SPY", "SWPPX", "$SPX"]],
  ["LEVELONE_OPTIONS", options, ["AAPL  261218C00225000", "AAPL  261218P00215000", "SPXW  261218P05700000"]],
  ["LEVELONE_FUTURES", futures, ["/ESZ26"]],
  ["LEVELONE_FUTURES_OPTIONS", futuresOptions, ["./ESZ26C5700", "./ESZ26P5825"]],
  ["LEVELONE_FOREX", forex, ["EUR/USD", "USD/JPY"]],
];

const parts: Record<string, string> = { q: "quote", r: "reference", e: "regular", f: "fundamental" };

describe.each(moments)("level one at %s", (moment) => {
  it("has what the quotes have", async () => {
    const { time, feeds, read } = await feedsBesideRest(moment);
    for (const [service, table, keys] of services) {
      const quotes = await read<Quotes>(`/quotes?symbols=${encodeURIComponent(keys.join())}`);
      for (const key of keys) {
        const quote = quotes[key];
        if (quote === undefined) throw new Error(`no quote of ${key}`);
        const item = feeds.whole(service, key, time);
        const expected = Object.fromEntries(
          [...table.matchAll(/(\d+) (\w)\.(\w+)/g)].map(([, number = "", part = "", member = ""]) => [
            number,
            quote[parts[part] ?? ""]?.[member],
          ]),
        );
        const { assetMainType, assetSubType } = quote;
        expect(item).toMatchObject({
          key,
          delayed: false,
          assetMainType,
          ...(assetSubType && { assetSubType }),
          // What a quote doesn't have is left out.
          ...Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
        });
        for (const number of Object.keys(expected)) {
          expect([number, item !== undefined && number in item]).toEqual([
            number,
            expected[number] !== undefined,
          ]);
        }
        const sizes = quote["quote"] ?? {};
        if (service === "LEVELONE_EQUITIES" && "bidSize" in sizes) {
          expect(item).toMatchObject({
            4: Number(sizes["bidSize"]) / 100,
            5: Number(sizes["askSize"]) / 100,
          });
        }
      }
    }
  });
});

describe("level one", () => {
  const feeds = feedsAt(testTime);
  const numbersOf = (service: StreamService, key: string): number[] =>
    Object.keys(feeds.whole(service, key, testTime) ?? {}).flatMap((name) =>
      /^\d+$/.test(name) ? Number(name) : [],
    );

  it.each([
    ["LEVELONE_EQUITIES", "AAPL", 51],
    ["LEVELONE_OPTIONS", "AAPL  261218C00225000", 55],
    ["LEVELONE_FUTURES", "/ESZ26", 40],
    ["LEVELONE_FUTURES_OPTIONS", "./ESZ26C5700", 31],
    ["LEVELONE_FOREX", "EUR/USD", 29],
  ] as const)("%s has each of its fields", (service, key, last) => {
    expect(numbersOf(service, key)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  });

  it("has what quotes don't have", () => {
    expect(feeds.whole("LEVELONE_EQUITIES", "AAPL", testTime)).toMatchObject({
      6: "Q",
      7: "Q",
      14: true,
      16: "D",
      27: true,
      28: true,
      30: 1,
      46: -1,
      48: 0,
      49: 1,
      cusip: "037833100",
    });
    const late = Date.parse("2026-11-23T17:00:00-05:00");
    expect(feedsAt(late).whole("LEVELONE_EQUITIES", "AAPL", late)).toMatchObject({ 27: false, 28: false });
    expect(feeds.whole("LEVELONE_OPTIONS", "SPXW  261218P05700000", testTime)).toMatchObject({
      14: 2,
      49: "SPXW",
    });
    expect(feeds.whole("LEVELONE_FOREX", "EUR/USD", testTime)).toMatchObject({ 19: 5 });
    expect(feeds.whole("LEVELONE_FOREX", "USD/JPY", testTime)).toMatchObject({ 19: 3 });
  });

  it.each([
    ["LEVELONE_EQUITIES", "NOSUCH"],
    ["LEVELONE_EQUITIES", "/ESZ26"],
    ["LEVELONE_EQUITIES", "AAPL  261218C00225000"],
    ["LEVELONE_OPTIONS", "AAPL"],
    ["LEVELONE_FUTURES", "EUR/USD"],
    ["LEVELONE_FUTURES", "./ESZ26C5700"],
    ["LEVELONE_FUTURES_OPTIONS", "/ESZ26"],
    ["LEVELONE_FOREX", "/ESZ26"],
  ] as const)("%s has no %s", (service, key) => {
    expect(feeds.whole(service, key, testTime)).toBeUndefined();
  });
});
