import { isObject } from "@schwab-kit/core/support";
import { easternTimeOfDay } from "./eastern-time.js";
import type { FieldTable } from "./field-table.js";
import { openItem, stateProblem } from "./open-item.js";
import { namesByNumber, relabel } from "./relabel.js";
import type { StreamItem } from "./stream-item.js";

/** The order book of one symbol: the whole of it each time. Prices in dollars. */
export interface Book extends StreamItem {
  /** Field 0, when Schwab sends it; most often it sends `key` alone. */
  readonly symbol?: string;
  /** When the market was looked at, epoch ms. */
  readonly bookTime?: number;
  /** As Schwab sorts them, the best first. Missing only when Schwab sent no such side. */
  readonly bids?: readonly BookLevel[];
  readonly asks?: readonly BookLevel[];
}

/** What is bid or asked at one price. */
export interface BookLevel {
  readonly price?: number;
  /** What all makers bid or ask at this price together. */
  readonly size?: number;
  /** How many there are. */
  readonly makerCount?: number;
  /** Empty when Schwab sent the level without them. */
  readonly makers: readonly BookMaker[];
  readonly [unknownField: `${number}`]: unknown;
}

/** A market maker or exchange that bids or asks at a price. */
export interface BookMaker {
  readonly id?: string;
  readonly size?: number;
  /** As Schwab sends it: ms since midnight by New York's clocks, of a day that it doesn't say. */
  readonly quoteTime?: number;
  /**
   * The same in epoch ms, on the book's day. Missing when that would be in the book's future: the quote is of an earlier
   * day then.
   */
  readonly quoteTimeMillis?: number;
  readonly [unknownField: `${number}`]: unknown;
}

/** What `fields` may name. */
export type BookField = "symbol" | Exclude<keyof Book, keyof StreamItem>;

export const book: FieldTable<BookField> = { names: ["symbol", "bookTime", "bids", "asks"], aliases: {} };

// Schwab-py calls a level's size TOTAL_VOLUME, which nothing was traded of; the number of makers NUM_BIDS and NUM_ASKS;
// and a maker's quote time SEQUENCE. Its other names say bid or ask, where one shape serves both sides.
const levelNames = namesByNumber(["price", "size", "makerCount", "makers"]);
const makerNames = namesByNumber(["id", "size", "quoteTime"]);
const names = namesByNumber(book.names);

/** How far makers' clocks may be ahead of the book's. */
const AHEAD_MS = 60_000;

export function decodeBook(wire: unknown, timestamp: number): Book {
  const { item, members } = openItem(wire, timestamp);
  relabel(item, members, names);
  const bookTime = typeof item["bookTime"] === "number" ? item["bookTime"] : timestamp;
  for (const side of ["bids", "asks"]) {
    const levels = item[side];
    if (levels === undefined) continue;
    if (Array.isArray(levels) && levels.every(isReadable)) {
      item[side] = levels.map((level) => decodeLevel(level, bookTime));
    } else {
      delete item[side];
      stateProblem(item, wire, `The book's ${side} are no list of levels.`);
    }
  }
  return item;
}

/** A level, with its makers or without. */
function isReadable(level: unknown): boolean {
  if (!isObject(level)) return false;
  const makers = level["3"] ?? [];
  return Array.isArray(makers) && makers.every(isObject);
}

function decodeLevel(wire: Record<string, unknown>, bookTime: number): BookLevel {
  const level: Record<string, unknown> = {};
  relabel(level, wire, levelNames);
  const makers = (wire["3"] ?? []) as Record<string, unknown>[];
  return { ...level, makers: makers.map((maker) => decodeMaker(maker, bookTime)) };
}

function decodeMaker(wire: Record<string, unknown>, bookTime: number): BookMaker {
  const maker: Record<string, unknown> = {};
  relabel(maker, wire, makerNames);
  const quoteTime = easternTimeOfDay(maker["quoteTime"], bookTime);
  if (quoteTime !== undefined && quoteTime <= bookTime + AHEAD_MS) maker["quoteTimeMillis"] = quoteTime;
  return maker;
}
