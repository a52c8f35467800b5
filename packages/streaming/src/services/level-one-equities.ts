import type { Open, OpenNumber } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import type { LevelOneItem } from "./level-one-item.js";

/** What changed in the quote of a stock, fund or index, of the fields that were asked for. Prices in dollars. */
export interface LevelOneEquity extends LevelOneItem {
  readonly bidPrice?: number;
  readonly askPrice?: number;
  readonly lastPrice?: number;
  /** Lots, most often of 100 shares. May be 0 beside a price in delayed data. */
  readonly bidSize?: number;
  /** Lots, as `bidSize`. */
  readonly askSize?: number;
  /** The exchange's code. */
  readonly askId?: string;
  /** The exchange's code. */
  readonly bidId?: string;
  /** Shares of the day, before and after hours included. */
  readonly totalVolume?: number;
  /** Shares. */
  readonly lastSize?: number;
  /** Of the regular session. */
  readonly highPrice?: number;
  /** Of the regular session. */
  readonly lowPrice?: number;
  /** The previous day's. */
  readonly closePrice?: number;
  /** The exchange's code. */
  readonly exchangeId?: string;
  readonly marginable?: boolean;
  readonly description?: string;
  /** The exchange's code. */
  readonly lastId?: string;
  /** Of the regular session. */
  readonly openPrice?: number;
  /** `lastPrice - closePrice`; 0 when there is no close. */
  readonly netChange?: number;
  readonly highPrice52Week?: number;
  readonly lowPrice52Week?: number;
  readonly peRatio?: number;
  /** Of the whole year. */
  readonly annualDividendAmount?: number;
  readonly dividendYield?: number;
  /** Of a mutual fund. */
  readonly nav?: number;
  readonly exchangeName?: string;
  readonly dividendDate?: string;
  /** Whether the last quote is of the regular session. */
  readonly regularMarketQuote?: boolean;
  /** Whether the last trade is of the regular session. */
  readonly regularMarketTrade?: boolean;
  readonly regularMarketLastPrice?: number;
  /** Hundreds of shares. */
  readonly regularMarketLastSize?: number;
  /** `regularMarketLastPrice - closePrice`. */
  readonly regularMarketNetChange?: number;
  /** `Normal`, `Halted` or `Closed`. */
  readonly securityStatus?: Open<"Normal" | "Halted" | "Closed">;
  readonly mark?: number;
  /** Epoch ms. */
  readonly quoteTimeMillis?: number;
  /** Epoch ms. */
  readonly tradeTimeMillis?: number;
  /** Epoch ms. */
  readonly regularMarketTradeMillis?: number;
  /** Epoch ms. */
  readonly bidTimeMillis?: number;
  /** Epoch ms. */
  readonly askTimeMillis?: number;
  /** A market identifier code of 4 letters. */
  readonly askMicId?: string;
  /** A market identifier code of 4 letters. */
  readonly bidMicId?: string;
  /** A market identifier code of 4 letters. */
  readonly lastMicId?: string;
  /** Percent of `closePrice`. */
  readonly netChangePercent?: number;
  /** Percent of `closePrice`. */
  readonly regularMarketChangePercent?: number;
  readonly markChange?: number;
  /** Percent. */
  readonly markChangePercent?: number;
  /** Shares to be had by borrowing; -1: not known. */
  readonly htbQuantity?: number;
  /** null: none known. */
  readonly htbRate?: number | null;
  /** 1: yes, 0: no, -1: not known. */
  readonly hardToBorrow?: OpenNumber<-1 | 0 | 1>;
  /** 1: yes, 0: no, -1: not known. Compare it: -1 is truthy. */
  readonly shortable?: OpenNumber<-1 | 0 | 1>;
  /** Since the end of the regular session. */
  readonly postMarketNetChange?: number;
  /** Percent, since the end of the regular session. */
  readonly postMarketNetChangePercent?: number;
}

/** What `fields` may name, schwab-py's own names included. */
export type LevelOneEquityField =
  | "symbol"
  | Exclude<keyof LevelOneEquity, keyof LevelOneItem>
  | "dividendAmount"
  | "isShortable";

export const levelOneEquities: FieldTable<LevelOneEquityField> = {
  names: [
    "symbol",
    "bidPrice",
    "askPrice",
    "lastPrice",
    "bidSize",
    "askSize",
    "askId",
    "bidId",
    "totalVolume",
    "lastSize",
    "highPrice",
    "lowPrice",
    "closePrice",
    "exchangeId",
    "marginable",
    "description",
    "lastId",
    "openPrice",
    "netChange",
    "highPrice52Week",
    "lowPrice52Week",
    "peRatio",
    "annualDividendAmount",
    "dividendYield",
    "nav",
    "exchangeName",
    "dividendDate",
    "regularMarketQuote",
    "regularMarketTrade",
    "regularMarketLastPrice",
    "regularMarketLastSize",
    "regularMarketNetChange",
    "securityStatus",
    "mark",
    "quoteTimeMillis",
    "tradeTimeMillis",
    "regularMarketTradeMillis",
    "bidTimeMillis",
    "askTimeMillis",
    "askMicId",
    "bidMicId",
    "lastMicId",
    "netChangePercent",
    "regularMarketChangePercent",
    "markChange",
    "markChangePercent",
    "htbQuantity",
    "htbRate",
    "hardToBorrow",
    "shortable",
    "postMarketNetChange",
    "postMarketNetChangePercent",
  ],
  aliases: {
    // The year's sum. Schwab-py's name reads as one payment's.
    dividendAmount: "annualDividendAmount",
    // No boolean: -1 stands for not known, and is truthy.
    isShortable: "shortable",
  },
};
