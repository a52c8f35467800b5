import type { Open } from "../open.js";

/** A greek, volatility or theoretical value. -999, and the text `NaN`, mean that there is none. */
export type OptionValue = number | "NaN";

/**
 * One contract of a chain. Prices per share in dollars, times in epoch milliseconds. Where a price, size or flag
 * has two names, the first is the one of live answers and the second the one of Schwab's specification.
 */
export interface OptionContract {
  symbol?: string;
  description?: string;
  putCall?: Open<"PUT" | "CALL">;
  exchangeName?: string;
  optionRoot?: string;
  ssid?: number;
  strikePrice?: number;
  /** Shares per contract. */
  multiplier?: number;

  bid?: number;
  bidPrice?: number;
  ask?: number;
  askPrice?: number;
  last?: number;
  lastPrice?: number;
  mark?: number;
  markPrice?: number;
  bidSize?: number;
  askSize?: number;
  /** Both sizes as one text: `33X18`. */
  bidAskSize?: string;
  lastSize?: number;
  openPrice?: number;
  highPrice?: number;
  lowPrice?: number;
  /** Of the previous day. */
  closePrice?: number;
  high52Week?: number;
  low52Week?: number;
  netChange?: number;
  percentChange?: number;
  markChange?: number;
  markPercentChange?: number;
  totalVolume?: number;
  openInterest?: number;
  tradeDate?: number | null;
  tradeTimeInLong?: number;
  quoteTimeInLong?: number;

  delta?: OptionValue;
  gamma?: OptionValue;
  theta?: OptionValue;
  vega?: OptionValue;
  rho?: OptionValue;
  /** Percent. */
  volatility?: OptionValue;
  theoreticalOptionValue?: OptionValue;
  /** Percent. */
  theoreticalVolatility?: OptionValue;
  intrinsicValue?: OptionValue;
  extrinsicValue?: OptionValue;
  timeValue?: OptionValue;
  breakEven?: OptionValue;

  /** Date and time: `2026-02-20T21:00:00.000+00:00`. */
  expirationDate?: string;
  daysToExpiration?: number;
  lastTradingDay?: number;
  /** End of month, end of quarter, the month's third Friday, or weekly. */
  expirationType?: Open<"M" | "Q" | "S" | "W">;
  /** At the morning's or the afternoon's prices. */
  settlementType?: Open<"A" | "P">;
  /** American or European. */
  exerciseType?: Open<"A" | "E">;

  inTheMoney?: boolean;
  isInTheMoney?: boolean;
  mini?: boolean;
  isMini?: boolean;
  nonStandard?: boolean;
  isNonStandard?: boolean;
  pennyPilot?: boolean;
  isPennyPilot?: boolean;
  indexOption?: boolean | null;
  isIndexOption?: boolean | null;

  deliverableNote?: string;
  optionDeliverablesList?: OptionContractDeliverable[] | null;
}

/** What one contract delivers. */
export interface OptionContractDeliverable {
  symbol?: string;
  assetType?: string;
  /** A string by Schwab's specification, a number in live answers. */
  deliverableUnits?: number | string;
  currencyType?: string | null;
}
