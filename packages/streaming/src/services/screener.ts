import type { Open, OpenNumber } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import { openItem, stateProblem } from "./open-item.js";
import { namesByNumber, relabel } from "./relabel.js";
import type { ScreenerFrequency, ScreenerSortField } from "./screener-key.js";
import type { StreamItem } from "./stream-item.js";

/** The most active of a market, or those that moved most: the whole list each time. */
export interface Screener extends StreamItem {
  /** Field 0, when Schwab sends it: the screener's key. */
  readonly symbol?: string;
  /** When the list was made, epoch ms. */
  readonly timestamp?: number;
  readonly sortField?: Open<ScreenerSortField>;
  /** Minutes that the list looks back on; 0: the whole day. */
  readonly frequency?: OpenNumber<ScreenerFrequency>;
  /** Best first, by `sortField`. */
  readonly items?: readonly ScreenerItem[];
}

/** One line of a screener, with Schwab's own names. */
export interface ScreenerItem {
  readonly symbol?: string;
  readonly description?: string;
  readonly lastPrice?: number;
  readonly netChange?: number;
  readonly netPercentChange?: number;
  /** Percent of what the whole list's market traded. */
  readonly marketShare?: number;
  /** Of the day. */
  readonly totalVolume?: number;
  /** Of the screener's minutes. */
  readonly volume?: number;
  /** How many trades there were in the screener's minutes. */
  readonly trades?: number;
}

/** What `fields` may name. */
export type ScreenerField = "symbol" | Exclude<keyof Screener, keyof StreamItem>;

export const screener: FieldTable<ScreenerField> = {
  names: ["symbol", "timestamp", "sortField", "frequency", "items"],
  aliases: {},
};

const names = namesByNumber(screener.names);

export function decodeScreener(wire: unknown, timestamp: number): Screener {
  const { item, members } = openItem(wire, timestamp);
  relabel(item, members, names);
  if (item["items"] !== undefined && !Array.isArray(item["items"])) {
    delete item["items"];
    stateProblem(item, wire, "The screener's items are no list.");
  }
  return item;
}
