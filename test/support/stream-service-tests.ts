import type { MoversFrequency, MoversIndex, MoversSortOrder } from "@schwab-kit/http-client";
import type { LevelOneService, StreamService } from "@schwab-kit/streaming";
import { expect, test } from "vitest";
import { levelOneOf } from "./quote-members.js";
import {
  caughtUp,
  type DrivenStream,
  type MakeStream,
  type StreamWorld,
  streamWorld,
} from "./stream-world.js";

type Json = Readonly<Record<string, unknown>>;

const MINUTE_MS = 60_000;
const before = "2026-11-23T08:12:31-05:00";

/** From one moment to the next: into the session, on in it so that changes merge, after it, and to when all rests. */
const steps: readonly ((world: StreamWorld) => void)[] = [
  () => {},
  ({ sandbox }) => sandbox.setMarketTime(Date.parse("2026-11-23T10:30:17-05:00")),
  ({ sandbox }) => sandbox.advanceMarket(61_000),
  ({ sandbox }) => sandbox.advanceMarket(1_000),
  ({ sandbox }) => sandbox.setMarketTime(Date.parse("2026-11-23T17:12:45-05:00")),
  ({ sandbox }) => sandbox.setMarketTime(Date.parse("2026-11-23T21:30:00-05:00")),
];

const levelOne: readonly (readonly [LevelOneService, command: string, keys: readonly string[]])[] = [
  ["LEVELONE_EQUITIES", "levelOneEquitySubs", ["AAPL", "BRK/B", "KO", "SPY", "SWPPX", "$SPX"]],
  ["LEVELONE_OPTIONS", "levelOneOptionSubs", ["AAPL  261218C00225000", "SPXW  261218P05700000"]],
  ["LEVELONE_FUTURES", "levelOneFuturesSubs", ["/ESZ26"]],
  ["LEVELONE_FUTURES_OPTIONS", "levelOneFuturesOptionsSubs", ["./ESZ26C5700", "./ESZ26P5825"]],
  ["LEVELONE_FOREX", "levelOneForexSubs", ["EUR/USD", "USD/JPY"]],
];

const books: readonly (readonly [StreamService, command: string, keys: readonly string[]])[] = [
  ["NYSE_BOOK", "nyseBookSubs", ["KO", "SPY"]],
  ["NASDAQ_BOOK", "nasdaqBookSubs", ["AAPL", "QQQ"]],
  ["OPTIONS_BOOK", "optionsBookSubs", ["AAPL  261218C00220000"]],
];

const charts: readonly (readonly [StreamService, command: string, keys: readonly string[]])[] = [
  ["CHART_EQUITY", "chartEquitySubs", ["AAPL", "SPY", "$SPX"]],
  ["CHART_FUTURES", "chartFuturesSubs", ["/ESZ26"]],
];

type ScreenerParts = readonly [MoversIndex, MoversSortOrder, MoversFrequency];

const screeners: readonly (readonly [StreamService, command: string, keys: readonly ScreenerParts[]])[] = [
  [
    "SCREENER_EQUITY",
    "screenerEquitySubs",
    [
      ["$SPX", "VOLUME", 0],
      ["NASDAQ", "TRADES", 5],
      ["EQUITY_ALL", "PERCENT_CHANGE_UP", 60],
    ],
  ],
  [
    "SCREENER_OPTION",
    "screenerOptionSubs",
    [
      ["OPTION_ALL", "VOLUME", 10],
      ["OPTION_PUT", "PERCENT_CHANGE_DOWN", 0],
    ],
  ],
];

interface Heard {
  /** By service and key. */
  readonly latest: ReadonlyMap<string, Json>;
  /** In order. */
  readonly all: readonly Json[];
}

/** Subscribes, and gives what gives all that has come so far. */
async function subscribed(
  stream: DrivenStream,
  services: readonly (readonly [StreamService, command: string, keys: readonly string[]])[],
  merged = false,
): Promise<() => Promise<Heard>> {
  for (const [service, command, keys] of services) {
    await stream.hear(service, merged);
    expect(await stream.command(command, keys)).toBeUndefined();
  }
  const latest = new Map<string, Json>();
  const all: Json[] = [];
  return async () => {
    await caughtUp(stream);
    for (const [service] of services) {
      for (const item of await stream.heard(service)) {
        latest.set(`${service} ${item.key}`, item);
        all.push(item);
      }
    }
    return { latest, all };
  };
}

const namesOf = (keys: readonly ScreenerParts[]): string[] => keys.map((parts) => parts.join("_"));

/** Each service's values beside those of REST at the same moment. */
export function testStreamServices(makeStream: MakeStream): void {
  test("merged quotes of level one are those of getQuotes", async () => {
    const world = await streamWorld(makeStream, before);
    const heard = await subscribed(await world.open(), levelOne, true);
    for (const step of steps) {
      step(world);
      const { latest: merged } = await heard();
      const quotes = await world.client.getQuotes(levelOne.flatMap(([, , keys]) => keys));
      for (const [service, , keys] of levelOne) {
        for (const key of keys) {
          const expected = levelOneOf(service, quotes[key] as object);
          expect(Object.keys(expected).length).toBeGreaterThan(15);
          expect(merged.get(`${service} ${key}`)).toMatchObject({ key, ...expected });
        }
      }
    }
  });

  test("the best of each book is what the quote has", async () => {
    const world = await streamWorld(makeStream, before);
    const heard = await subscribed(await world.open(), books);
    for (const step of steps) {
      step(world);
      const { latest } = await heard();
      const quotes = await world.client.getQuotes(books.flatMap(([, , keys]) => keys));
      for (const [service, , keys] of books) {
        for (const key of keys) {
          const { quote } = quotes[key] as object as { quote: Json };
          const { bidPrice, bidSize, askPrice, askSize, quoteTime } = quote;
          const book = latest.get(`${service} ${key}`) as { bids: Json[]; asks: Json[] };
          expect(book).toMatchObject({ key, bookTime: quoteTime });
          expect([book.bids[0], book.asks[0]]).toMatchObject([
            { price: bidPrice, size: bidSize },
            { price: askPrice, size: askSize },
          ]);
        }
      }
    }
  });

  test("candles are those of the price history, each once", async () => {
    const world = await streamWorld(makeStream, before);
    const { client, sandbox } = world;
    // The streamer repeats the half hour before.
    const from = sandbox.marketTime() - 30 * MINUTE_MS;
    const heard = await subscribed(await world.open(), charts);
    for (const step of steps) {
      step(world);
      const { all } = await heard();
      const time = sandbox.marketTime();
      for (const [, , keys] of charts) {
        for (const key of keys) {
          const { candles = [] } = await client.getPriceHistoryEveryMinute(key, {
            ...{ startDatetime: new Date(from - MINUTE_MS), endDatetime: new Date(time) },
            needExtendedHoursData: true,
          });
          const ended = candles.filter(({ datetime }) => {
            return datetime + MINUTE_MS > from && datetime + MINUTE_MS <= time;
          });
          const streamed = all.filter((item) => item["key"] === key);
          expect(streamed.map((item) => candleOf(item))).toEqual(ended.map((candle) => candleOf(candle)));
        }
      }
    }
    const { all } = await heard();
    for (const [, , keys] of charts) {
      for (const key of keys) {
        // A regular session has as many minutes.
        expect(all.filter((item) => item["key"] === key).length).toBeGreaterThanOrEqual(390);
      }
    }
  });

  test("screeners are the movers", async () => {
    const world = await streamWorld(makeStream, before);
    const services = screeners.map(([service, command, keys]) => [service, command, namesOf(keys)] as const);
    const heard = await subscribed(await world.open(), services);
    for (const step of steps) {
      step(world);
      const { latest } = await heard();
      for (const [service, , keys] of screeners) {
        for (const [index, sortOrder, frequency] of keys) {
          const movers = await world.client.getMovers(index, { sortOrder, frequency });
          expect(movers.screeners).toHaveLength(10);
          expect(latest.get(`${service} ${index}_${sortOrder}_${frequency}`)).toMatchObject({
            timestamp: world.sandbox.marketTime(),
            sortField: sortOrder,
            frequency,
            items: movers.screeners,
          });
        }
      }
    }
  });
}

/** A candle by REST's names, wherever it is from. */
function candleOf(candle: object): Json {
  const { openPrice, highPrice, lowPrice, closePrice, chartTimeMillis, ...rest } = candle as Json;
  const { open, high, low, close, datetime, volume } = rest;
  return {
    open: open ?? openPrice,
    high: high ?? highPrice,
    low: low ?? lowPrice,
    close: close ?? closePrice,
    datetime: datetime ?? chartTimeMillis,
    volume,
  };
}
