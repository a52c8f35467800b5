import type { Open } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import type { LevelOneItem } from "./level-one-item.js";

/** What changed in a future's quote, of the fields that were asked for. Sizes in contracts. */
export interface LevelOneFuture extends LevelOneItem {
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
  readonly exchangeId?: string;
  readonly description?: string;
  /** The exchange's code; `?`: not known. */
  readonly lastId?: string;
  readonly openPrice?: number;
  /** `lastPrice - closePrice`; 0 when there is no close. */
  readonly netChange?: number;
  /** By Schwab's formula a fraction of `closePrice`: 0.01 is one percent. */
  readonly futureChangePercent?: number;
  readonly exchangeName?: string;
  /** `Normal`, `Halted` or `Closed`. */
  readonly securityStatus?: Open<"Normal" | "Halted" | "Closed">;
  readonly openInterest?: number;
  /** `lastPrice` if within the spread, else the middle of bid and ask. */
  readonly mark?: number;
  /** The smallest move of the price. */
  readonly tick?: number;
  /** What that move is worth: `tick` times the multiplier. */
  readonly tickAmount?: number;
  readonly product?: string;
  /** In Schwab's notation, such as `D,D`. */
  readonly futurePriceFormat?: string;
  /** In Schwab's notation. */
  readonly futureTradingHours?: string;
  readonly futureIsTradable?: boolean;
  /** What a point is worth. */
  readonly futureMultiplier?: number;
  readonly futureIsActive?: boolean;
  readonly futureSettlementPrice?: number;
  /** The contract that is the active one. */
  readonly futureActiveSymbol?: string;
  /** Epoch ms. */
  readonly futureExpirationDate?: number;
  readonly expirationStyle?: string;
  /** Epoch ms. */
  readonly askTimeMillis?: number;
  /** Epoch ms. */
  readonly bidTimeMillis?: number;
  readonly quotedInSession?: boolean;
  /** Epoch ms. */
  readonly settlementDate?: number;
}

/** What `fields` may name. */
export type LevelOneFutureField = "symbol" | Exclude<keyof LevelOneFuture, keyof LevelOneItem>;

export const levelOneFutures: FieldTable<LevelOneFutureField> = {
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
    "exchangeId",
    "description",
    "lastId",
    "openPrice",
    "netChange",
    "futureChangePercent",
    "exchangeName",
    "securityStatus",
    "openInterest",
    "mark",
    "tick",
    "tickAmount",
    "product",
    "futurePriceFormat",
    "futureTradingHours",
    "futureIsTradable",
    "futureMultiplier",
    "futureIsActive",
    "futureSettlementPrice",
    "futureActiveSymbol",
    "futureExpirationDate",
    "expirationStyle",
    "askTimeMillis",
    "bidTimeMillis",
    "quotedInSession",
    "settlementDate",
  ],
  aliases: {},
};
