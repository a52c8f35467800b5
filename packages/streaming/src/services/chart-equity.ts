import type { FieldTable } from "./field-table.js";
import { type ItemDraft, openItem, stateProblem } from "./open-item.js";
import { namesByNumber, relabel, type WireObject } from "./relabel.js";
import type { StreamItem } from "./stream-item.js";

/** One minute's candle of a stock, fund or index. Prices in dollars. */
export interface ChartEquity extends StreamItem {
  /** Field 0, when Schwab sends it; most often it sends `key` alone. */
  readonly symbol?: string;
  /** Which minute of the day the candle is of. */
  readonly sequence?: number;
  readonly openPrice?: number;
  readonly highPrice?: number;
  readonly lowPrice?: number;
  readonly closePrice?: number;
  /** Shares of the minute. */
  readonly volume?: number;
  /** When the minute began, epoch ms. */
  readonly chartTimeMillis?: number;
  /** Days since 1970-01-01. */
  readonly chartDay?: number;
}

/** What `fields` may name. */
export type ChartEquityField = "symbol" | Exclude<keyof ChartEquity, keyof StreamItem>;

/** As the wire has it. Schwab's page has another order, by which the sequence would be the open price. */
export const chartEquity: FieldTable<ChartEquityField> = {
  names: [
    "symbol",
    "sequence",
    "openPrice",
    "highPrice",
    "lowPrice",
    "closePrice",
    "volume",
    "chartTimeMillis",
    "chartDay",
  ],
  aliases: {},
};

const live = namesByNumber(chartEquity.names);

/** The page's order, in case the wire should ever follow it. */
const ofPage = namesByNumber([
  "symbol",
  "openPrice",
  "highPrice",
  "lowPrice",
  "closePrice",
  "volume",
  "sequence",
  "chartTimeMillis",
  "chartDay",
] satisfies ChartEquityField[]);

const unnamed = namesByNumber([]);

/**
 * A candle. Its four prices show which order it came in: the low is the lowest and the high the highest of them, which
 * a candle read by the wrong order fails. One that fits neither order keeps its numbers for names, for a wrong price is
 * worse than none. With some of the prices not asked for, there is nothing to test and the live order holds.
 */
export function decodeChartEquity(wire: unknown, timestamp: number): ChartEquity {
  const { item, members } = openItem(wire, timestamp);
  relabel(item, members, orderOf(item, members));
  return item;
}

function orderOf(item: ItemDraft, wire: WireObject) {
  const { 1: first, 2: second, 3: third, 4: fourth, 5: fifth } = wire;
  const untestable = [second, third, fourth, fifth].includes(undefined);
  if (untestable || isCandle(second, third, fourth, fifth)) return live;
  if (isCandle(first, second, third, fourth)) return ofPage;
  stateProblem(item, wire, "The prices are no open, high, low and close, in no known order of the fields.");
  return unnamed;
}

function isCandle(open: unknown, high: unknown, low: unknown, close: unknown): boolean {
  const prices = [open, high, low, close];
  if (!prices.every((price) => typeof price === "number")) return false;
  return low === Math.min(...(prices as number[])) && high === Math.max(...(prices as number[]));
}
