import type { FieldTable } from "./field-table.js";
import type { StreamItem } from "./stream-item.js";

/** One minute's candle of a future. */
export interface ChartFutures extends StreamItem {
  /** Field 0, when Schwab sends it; most often it sends `key` alone. */
  readonly symbol?: string;
  /** When the minute began, epoch ms. */
  readonly chartTimeMillis?: number;
  readonly openPrice?: number;
  readonly highPrice?: number;
  readonly lowPrice?: number;
  readonly closePrice?: number;
  /** Contracts of the minute. */
  readonly volume?: number;
}

/** What `fields` may name. */
export type ChartFuturesField = "symbol" | Exclude<keyof ChartFutures, keyof StreamItem>;

export const chartFutures: FieldTable<ChartFuturesField> = {
  names: ["symbol", "chartTimeMillis", "openPrice", "highPrice", "lowPrice", "closePrice", "volume"],
  aliases: {},
};
