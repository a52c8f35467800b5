import type { Open } from "@schwab-kit/http-client";
import type { FieldTable } from "./field-table.js";
import type { LevelOneItem } from "./level-one-item.js";

/** What changed in an option's quote, of the fields that were asked for. Prices in dollars, sizes in contracts. */
export interface LevelOneOption extends LevelOneItem {
  readonly description?: string;
  readonly bidPrice?: number;
  readonly askPrice?: number;
  readonly lastPrice?: number;
  /** Of the regular session. */
  readonly highPrice?: number;
  /** Of the regular session. */
  readonly lowPrice?: number;
  /** The previous day's. */
  readonly closePrice?: number;
  /** Contracts of the day. */
  readonly totalVolume?: number;
  readonly openInterest?: number;
  /** Implied. */
  readonly volatility?: number;
  /** Negative when out of the money. */
  readonly moneyIntrinsicValue?: number;
  readonly expirationYear?: number;
  readonly multiplier?: number;
  /** How many decimals a price has. */
  readonly digits?: number;
  /** Of the regular session. */
  readonly openPrice?: number;
  readonly bidSize?: number;
  readonly askSize?: number;
  /** Contracts, by one column of Schwab's table; in hundreds, by another. */
  readonly lastSize?: number;
  /** `lastPrice - closePrice`; 0 when there is no close. */
  readonly netChange?: number;
  readonly strikePrice?: number;
  /** `C` or `P`. */
  readonly contractType?: Open<"C" | "P">;
  readonly underlying?: string;
  /** 1 to 12. */
  readonly expirationMonth?: number;
  readonly deliverables?: string;
  readonly timeValue?: number;
  /** Of the month. */
  readonly expirationDay?: number;
  readonly daysToExpiration?: number;
  readonly delta?: number;
  readonly gamma?: number;
  readonly theta?: number;
  readonly vega?: number;
  readonly rho?: number;
  /** `Normal`, `Halted` or `Closed`. */
  readonly securityStatus?: Open<"Normal" | "Halted" | "Closed">;
  readonly theoreticalOptionValue?: number;
  readonly underlyingPrice?: number;
  readonly uvExpirationType?: string;
  readonly mark?: number;
  /** Epoch ms. */
  readonly quoteTimeMillis?: number;
  /** Epoch ms. */
  readonly tradeTimeMillis?: number;
  /** The exchange's code. */
  readonly exchangeId?: string;
  readonly exchangeName?: string;
  /** Schwab's table gives no unit. */
  readonly lastTradingDay?: number;
  readonly settlementType?: string;
  /** Percent. */
  readonly netPercentChange?: number;
  readonly markChange?: number;
  /** Percent. */
  readonly markChangePercent?: number;
  readonly impliedYield?: number;
  readonly isPennyPilot?: boolean;
  readonly optionRoot?: string;
  readonly highPrice52Week?: number;
  readonly lowPrice52Week?: number;
  /** Index options only; 0 for all others. */
  readonly indicativeAskingPrice?: number;
  /** Index options only; 0 for all others. */
  readonly indicativeBidPrice?: number;
  /** Epoch ms. Index options only; 0 for all others. */
  readonly indicativeQuoteTime?: number;
  readonly exerciseType?: string;
}

/** What `fields` may name, schwab-py's own names included. */
export type LevelOneOptionField =
  | "symbol"
  | Exclude<keyof LevelOneOption, keyof LevelOneItem>
  | "strikeType"
  | "isPenny";

export const levelOneOptions: FieldTable<LevelOneOptionField> = {
  names: [
    "symbol",
    "description",
    "bidPrice",
    "askPrice",
    "lastPrice",
    "highPrice",
    "lowPrice",
    "closePrice",
    "totalVolume",
    "openInterest",
    "volatility",
    "moneyIntrinsicValue",
    "expirationYear",
    "multiplier",
    "digits",
    "openPrice",
    "bidSize",
    "askSize",
    "lastSize",
    "netChange",
    "strikePrice",
    "contractType",
    "underlying",
    "expirationMonth",
    "deliverables",
    "timeValue",
    "expirationDay",
    "daysToExpiration",
    "delta",
    "gamma",
    "theta",
    "vega",
    "rho",
    "securityStatus",
    "theoreticalOptionValue",
    "underlyingPrice",
    "uvExpirationType",
    "mark",
    "quoteTimeMillis",
    "tradeTimeMillis",
    "exchangeId",
    "exchangeName",
    "lastTradingDay",
    "settlementType",
    "netPercentChange",
    "markChange",
    "markChangePercent",
    "impliedYield",
    "isPennyPilot",
    "optionRoot",
    "highPrice52Week",
    "lowPrice52Week",
    "indicativeAskingPrice",
    "indicativeBidPrice",
    "indicativeQuoteTime",
    "exerciseType",
  ],
  aliases: {
    // Schwab-py's name says something else than the strike, which it is.
    strikeType: "strikePrice",
    // The pilot program, not a penny stock; also what quotes call it.
    isPenny: "isPennyPilot",
  },
};
