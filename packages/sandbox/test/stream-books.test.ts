import { describe, expect, it } from "vitest";
import { createMarket } from "../src/market/market.js";
import { strikesOf } from "../src/market/options/strikes.js";
import type { StreamService } from "../src/streamer/feeds/stream-feeds.js";
import { feedsAt, feedsBesideRest, moments } from "./stream-support.js";
import { testTime } from "./support.js";

interface Level {
  readonly 0: number;
  readonly 1: number;
  readonly 2: number;
  readonly 3: readonly { readonly 0: string; readonly 1: number; readonly 2: number }[];
}

interface Book {
  readonly key: string;
  readonly 1: number;
  readonly 2: readonly Level[];
  readonly 3: readonly Level[];
}

type Quotes = Record<string, { quote: Record<string, number> }>;

const books: readonly (readonly [StreamService, key: string, tick: number])[] = [
  ["NYSE_BOOK", "KO", 0.01],
  ["NYSE_BOOK", "SPY", 0.01],
  ["NASDAQ_BOOK", "AAPL", 0.01],
  ["NASDAQ_BOOK", "QQQ", 0.01],
  ["OPTIONS_BOOK", "AAPL  261218C00220000", 0.05],
];

/** A pure function of time, so that one market's feeds serve for all. */
const feeds = feedsAt(testTime);

function bookOf(service: StreamService, key: string, time: number): Book {
  const book = feeds.whole(service, key, time);
  if (book === undefined) throw new Error(`no ${service} of ${key}`);
  return book as unknown as Book;
}

describe.each(moments)("books at %s", (moment) => {
  it("lie around the quote's bid and ask", async () => {
    const { time, read } = await feedsBesideRest(moment);
    for (const [service, key, tick] of books) {
      const quotes = await read<Quotes>(`/quotes?symbols=${encodeURIComponent(key)}`);
      const { quote = {} } = quotes[key] ?? {};
      const book = bookOf(service, key, time);
      expect(book).toMatchObject({
        key,
        1: quote["quoteTime"],
        2: [{ 0: quote["bidPrice"], 1: quote["bidSize"] }, ...Array.from({ length: 7 }, () => ({}))],
        3: [{ 0: quote["askPrice"], 1: quote["askSize"] }, ...Array.from({ length: 7 }, () => ({}))],
      });
      const { 1: quoteTime, 2: bids, 3: asks } = book;
      const steps = (side: readonly Level[], direction: number): void =>
        side.forEach((level, index) => {
          expect(level[0]).toBeCloseTo((side[0]?.[0] ?? 0) + direction * index * tick, 5);
        });
      steps(bids, -1);
      steps(asks, 1);
      // A clock in New York at the quote, in milliseconds after midnight.
      const [hours = 0, minutes = 0, seconds = 0] = new Date(quoteTime)
        .toLocaleTimeString("en-GB", { timeZone: "America/New_York" })
        .split(":")
        .map(Number);
      const clock = ((hours * 60 + minutes) * 60 + seconds) * 1000;
      for (const { 1: size, 2: count, 3: makers } of [...bids, ...asks]) {
        expect(makers).toHaveLength(count);
        expect(new Set(makers.map((maker) => maker[0])).size).toBe(count);
        expect(makers.reduce((sum, maker) => sum + maker[1], 0)).toBe(size);
        for (const maker of makers) {
          expect(maker[1]).toBeGreaterThan(0);
          expect(maker[2]).toBeLessThanOrEqual(clock);
          expect(maker[2]).toBeGreaterThan(clock - 5000);
        }
      }
    }
  });
});

describe("books", () => {
  it("of options lie around the quote on both sides of the price where the tick changes", () => {
    const market = createMarket();
    let crossing = 0;
    for (const underlying of ["AAPL", "SPY", "$SPX"]) {
      const board = market.options(underlying, testTime);
      if (board === undefined) throw new Error(`no options on ${underlying}`);
      const [expiration] = board.expirations.slice(3);
      if (expiration === undefined) throw new Error("no expiration");
      const [fine, coarse] = underlying === "$SPX" ? [0.05, 0.1] : [0.01, 0.05];
      for (const strike of strikesOf(board.instrument)) {
        const option = board.snapshot({ putCall: "PUT", strike, expiration });
        const { 2: bids, 3: asks } = bookOf("OPTIONS_BOOK", option.instrument.symbol, testTime);
        expect([bids[0]?.[0] ?? 0, asks[0]?.[0]]).toEqual([option.bid, option.ask]);
        for (const side of [bids, asks]) {
          const prices = side.map((level) => level[0]).sort((a, b) => a - b);
          if (prices.some((price) => price < 3) && prices.some((price) => price > 3)) crossing++;
          prices.slice(1).forEach((price, index) => {
            const below = prices[index] ?? 0;
            expect(price - below).toBeCloseTo(below < 3 ? fine : coarse, 5);
          });
        }
      }
    }
    expect(crossing).toBeGreaterThan(0);
  });

  it("are the same for the same second, and others in the next one", () => {
    expect(bookOf("NYSE_BOOK", "KO", testTime)).toEqual(bookOf("NYSE_BOOK", "KO", testTime + 999));
    expect(bookOf("NYSE_BOOK", "KO", testTime)).not.toEqual(bookOf("NYSE_BOOK", "KO", testTime + 1000));
  });

  it("rest when nothing trades", () => {
    const night = Date.parse("2026-11-25T03:00:00-05:00");
    expect(bookOf("NASDAQ_BOOK", "AAPL", night)).toEqual(bookOf("NASDAQ_BOOK", "AAPL", night + 3_600_000));
  });

  it("of an option that nobody bids for have no bids", () => {
    const book = bookOf("OPTIONS_BOOK", "AAPL  261127C00375000", testTime);
    expect(book[2]).toEqual([]);
    expect(book[3][0]).toMatchObject({ 0: 0.01 });
  });

  it("have no levels of zero or less", () => {
    const bids = Array.from({ length: 40 }, (_, index) => 230 + index * 5).map(
      (strike) => bookOf("OPTIONS_BOOK", `AAPL  261127C00${strike}000`, testTime)[2],
    );
    expect(bids.some((side) => side.length > 0 && side.length < 8)).toBe(true);
    for (const level of bids.flat()) expect(level[0]).toBeGreaterThan(0);
  });

  it.each([
    ["NYSE_BOOK", "AAPL"],
    ["NASDAQ_BOOK", "KO"],
    ["NASDAQ_BOOK", "NOSUCH"],
    ["NYSE_BOOK", "$SPX"],
    ["NASDAQ_BOOK", "SWPPX"],
    ["OPTIONS_BOOK", "AAPL"],
  ] as const)("%s has none of %s", (service, key) => {
    expect(feeds.whole(service, key, testTime)).toBeUndefined();
  });
});
