import { dayMs } from "../../market/calendar/calendar-day.js";
import { newYorkClock } from "../../market/calendar/new-york.js";
import type { Instrument } from "../../market/instrument.js";
import type { Market, Snapshot } from "../../market/market.js";
import { ticksOf } from "../../market/options/option-model.js";
import { optionTick } from "../../market/options/option-prices.js";
import { randomPoint, seedOf } from "../../market/prices/random.js";
import { quoteShapes } from "../../market/quotes/quote-shapes.js";

type Json = Record<string, unknown>;

/** One of the services that tell whole books. */
export interface BookService {
  has(instrument: Instrument): boolean;
  /** Who quotes in it. */
  readonly makers: readonly string[];
  /** Shares or contracts that a quote of a maker is a multiple of. */
  readonly lot: number;
}

/** The step of the prices from a price on. */
type TickFrom = (price: number) => number;

/** NYSE Arca is one of NYSE's exchanges. */
export const nyseBook: BookService = {
  has: ({ kind, exchange }) => isShare(kind) && (exchange[0] === "N" || exchange[0] === "P"),
  makers: ["NYSE", "ARCX", "MEMX", "EDGX", "BATS", "IEXG"],
  lot: 100,
};

export const nasdaqBook: BookService = {
  has: ({ kind, exchange }) => isShare(kind) && exchange[0] === "Q",
  makers: ["NSDQ", "ARCX", "MEMX", "EDGX", "BATS", "IEXG"],
  lot: 100,
};

export const optionsBook: BookService = {
  has: ({ kind }) => kind === "OPTION",
  makers: ["CBOE", "ISEX", "PHLX", "AMEX", "BOXO", "MIAX"],
  lot: 1,
};

function isShare(kind: Instrument["kind"]): boolean {
  return kind === "EQUITY" || kind === "ETF";
}

/** The finest tick of all that has a book, in dollars. */
const leastTick = 0.01;

/** Levels of a side, where there is room for them above zero. */
const levels = 8;

/** Keeps these random numbers apart from others of the same symbol. */
const bookKind = 400;

/**
 * The book of the last second of trading: its best levels are the quote's bid and ask with their sizes, the others
 * lie on the ticks beyond. A side without a price has no levels.
 */
export function bookOf(service: BookService, market: Market, key: string, time: number): Json | undefined {
  const snapshot = market.snapshot(key, time);
  if (snapshot === undefined || !service.has(snapshot.instrument)) return undefined;
  const tick = tickOf(market, snapshot.instrument);
  const { quote = {} } = quoteShapes[snapshot.instrument.kind](snapshot).parts;
  return {
    key,
    1: snapshot.tradeTime,
    2: side(service, snapshot, tick, -1, Number(quote["bidSize"])),
    3: side(service, snapshot, tick, 1, Number(quote["askSize"])),
  };
}

/** An option's tick is finer where its price is low. */
function tickOf(market: Market, { contract, tick }: Instrument): TickFrom {
  const underlying = contract && market.instrument(contract.underlying);
  if (underlying === undefined) return () => tick;
  const ticks = ticksOf(underlying);
  return (price) => optionTick(price, ticks);
}

function side(
  service: BookService,
  { instrument, tradeTime, bid, ask }: Snapshot,
  tick: TickFrom,
  direction: 1 | -1,
  bestSize: number,
): Json[] {
  const random = randomsOf(instrument.symbol, direction, tradeTime);
  const found: Json[] = [];
  let price = direction === 1 ? ask : bid;
  for (let level = 0; level < levels && price > 0; level++) {
    const size = level === 0 ? bestSize : service.lot * (1 + Math.floor(random() * 12));
    const makers = makersOf(service, size, tradeTime, random);
    found.push({ 0: price, 1: size, 2: makers.length, 3: makers });
    const step = direction === 1 ? tick(price) : -tick(price - leastTick);
    price = Number((price + step).toFixed(4));
  }
  return found;
}

/** Splits a level's size among some of the makers, each a whole number of lots. */
function makersOf(
  { makers, lot }: BookService,
  size: number,
  tradeTime: number,
  random: () => number,
): Json[] {
  const quoted: Json[] = [];
  const first = Math.floor(random() * makers.length);
  const sinceMidnight = newYorkClock(tradeTime) % dayMs;
  let left = size;
  for (let index = 0; index < makers.length && left > 0; index++) {
    const isLast = index === makers.length - 1;
    const some = lot * Math.ceil((left / lot) * random());
    const own = isLast || some === 0 ? left : Math.min(left, some);
    left -= own;
    const quoteTime = Math.max(0, sinceMidnight - Math.floor(random() * 5000));
    quoted.push({ 0: makers[(first + index) % makers.length], 1: own, 2: quoteTime });
  }
  return quoted;
}

/** From 0 to 1, one after the other, the same for a symbol's side in a second. */
function randomsOf(symbol: string, direction: 1 | -1, time: number): () => number {
  const seed = seedOf(symbol) ^ Math.floor(time / 1000);
  const kind = bookKind + direction;
  let index = 0;
  return () => (randomPoint(seed, kind, index++) + 1) / 2;
}
