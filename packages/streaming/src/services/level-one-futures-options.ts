import type { Open } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import type { LevelOneItem } from "./level-one-item.js";

/** What changed in a futures option's quote, of the fields that were asked for. Sizes in contracts. */
export interface LevelOneFuturesOption extends LevelOneItem {
  readonly bidPrice?: number;
  readonly askPrice?: number;
  readonly lastPrice?: number;
  readonly bidSize?: number;
  readonly askSize?: number;
  /** The exchange's code; `?`: not known. */
  readonly bidId?: string;
  /** The exchange's code; `?`: not known. */
  readonly askId?: string;
  /** Contracts of the day. */
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
  /** The exchange's code; `?`: not known. */
  readonly lastId?: string;
  readonly description?: string;
  readonly openPrice?: number;
  readonly openInterest?: number;
  /** `lastPrice` if within the spread, else the middle of bid and ask. */
  readonly mark?: number;
  /** The smallest move of the price. */
  readonly tick?: number;
  /** What that move is worth: `tick` times the multiplier. */
  readonly tickAmount?: number;
  /** What a point is worth. */
  readonly futureMultiplier?: number;
  readonly futureSettlementPrice?: number;
  readonly underlyingSymbol?: string;
  readonly strikePrice?: number;
  /** Epoch ms. */
  readonly futureExpirationDate?: number;
  readonly expirationStyle?: string;
  /** `C` or `P`. */
  readonly contractType?: Open<"C" | "P">;
  /** `Normal`, `Halted` or `Closed`. */
  readonly securityStatus?: Open<"Normal" | "Halted" | "Closed">;
  /** The exchange's code. */
  readonly exchangeId?: string;
  readonly exchangeName?: string;
}

/** What `fields` may name. */
export type LevelOneFuturesOptionField = "symbol" | Exclude<keyof LevelOneFuturesOption, keyof LevelOneItem>;

export const levelOneFuturesOptions: FieldTable<LevelOneFuturesOptionField> = {
  names: [
    "symbol",
    "bidPrice",
    "askPrice",
    "lastPrice",
    "bidSize",
    "askSize",
    "bidId",
    "askId",
    "totalVolume",
    "lastSize",
    "quoteTimeMillis",
    "tradeTimeMillis",
    "highPrice",
    "lowPrice",
    "closePrice",
    "lastId",
    "description",
    "openPrice",
    "openInterest",
    "mark",
    "tick",
    "tickAmount",
    "futureMultiplier",
    "futureSettlementPrice",
    "underlyingSymbol",
    "strikePrice",
    "futureExpirationDate",
    "expirationStyle",
    "contractType",
    "securityStatus",
    "exchangeId",
    "exchangeName",
  ],
  aliases: {},
};
