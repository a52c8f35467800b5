import type { Open } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import type { LevelOneItem } from "./level-one-item.js";

/** What changed in a currency pair's quote, of the fields that were asked for. */
export interface LevelOneForex extends LevelOneItem {
  readonly bidPrice?: number;
  readonly askPrice?: number;
  readonly lastPrice?: number;
  readonly bidSize?: number;
  readonly askSize?: number;
  /** Of the day. */
  readonly totalVolume?: number;
  readonly lastSize?: number;
  /** Epoch ms. */
  readonly quoteTimeMillis?: number;
  /** Epoch ms. */
  readonly tradeTimeMillis?: number;
  readonly highPrice?: number;
  readonly lowPrice?: number;
  /** The previous day's. */
  readonly closePrice?: number;
  /** The exchange's code. */
  readonly exchangeId?: string;
  readonly description?: string;
  readonly openPrice?: number;
  /** `lastPrice - closePrice`; 0 when there is no close. */
  readonly netChange?: number;
  /** By Schwab's formula a fraction of `closePrice`: 0.01 is one percent. */
  readonly changePercent?: number;
  readonly exchangeName?: string;
  /** How many decimals a price has. */
  readonly digits?: number;
  /** `Normal`, `Halted` or `Closed`. */
  readonly securityStatus?: Open<"Normal" | "Halted" | "Closed">;
  /** The smallest move of the price. */
  readonly tick?: number;
  /** What that move is worth: `tick` times the multiplier. */
  readonly tickAmount?: number;
  readonly product?: string;
  /** In Schwab's notation. */
  readonly tradingHours?: string;
  readonly isTradable?: boolean;
  readonly marketMaker?: string;
  readonly highPrice52Week?: number;
  readonly lowPrice52Week?: number;
  readonly mark?: number;
}

/** What `fields` may name. */
export type LevelOneForexField = "symbol" | Exclude<keyof LevelOneForex, keyof LevelOneItem>;

export const levelOneForex: FieldTable<LevelOneForexField> = {
  names: [
    "symbol",
    "bidPrice",
    "askPrice",
    "lastPrice",
    "bidSize",
    "askSize",
    "totalVolume",
    "lastSize",
    "quoteTimeMillis",
    "tradeTimeMillis",
    "highPrice",
    "lowPrice",
    "closePrice",
    "exchangeId",
    "description",
    "openPrice",
    "netChange",
    "changePercent",
    "exchangeName",
    "digits",
    "securityStatus",
    "tick",
    "tickAmount",
    "product",
    "tradingHours",
    "isTradable",
    "marketMaker",
    "highPrice52Week",
    "lowPrice52Week",
    "mark",
  ],
  aliases: {},
};
