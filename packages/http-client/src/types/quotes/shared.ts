import type { Open } from "../open.js";

/** What every quote has, whichever its asset type. Which parts are there follows from `fields`. */
export interface QuoteBase {
  symbol?: string;
  ssid?: number;
  /** False for delayed data. */
  realtime?: boolean;
  /** `NBBO` is the real-time best bid and offer, `NFL` the feed without exchange fees. */
  quoteType?: Open<"NBBO" | "NFL"> | null;
  /** Trading before and after the regular hours; equities only. */
  extended?: ExtendedMarket;
  /** Equities and funds; live answers have it on indices too. */
  fundamental?: Fundamental;
  /** The regular session's last trade; equities only. */
  regular?: RegularMarket;
}

/**
 * The members most kinds of quote share, so that a price can be read before the kind is known. Prices in the
 * instrument's currency, sizes in its units, times in epoch milliseconds. Indices and mutual funds have no
 * bid and ask.
 */
export interface QuoteValues {
  lastPrice?: number;
  bidPrice?: number;
  askPrice?: number;
  lastSize?: number;
  bidSize?: number;
  askSize?: number;
  mark?: number;
  openPrice?: number;
  highPrice?: number;
  lowPrice?: number;
  /** Of the previous day. */
  closePrice?: number;
  netChange?: number;
  netPercentChange?: number;
  "52WeekHigh"?: number;
  "52WeekLow"?: number;
  totalVolume?: number;
  quoteTime?: number;
  tradeTime?: number;
  securityStatus?: Open<"Normal" | "Halted" | "Closed" | "Unknown">;
}

export interface QuoteReference {
  description?: string;
  /** A code such as `q`. */
  exchange?: string;
  /** A name such as `NASDAQ`. */
  exchangeName?: string;
}

/** Times in epoch milliseconds. */
export interface ExtendedMarket {
  lastPrice?: number;
  bidPrice?: number;
  askPrice?: number;
  lastSize?: number;
  bidSize?: number;
  askSize?: number;
  mark?: number;
  totalVolume?: number;
  quoteTime?: number;
  tradeTime?: number;
}

export interface RegularMarket {
  regularMarketLastPrice?: number;
  regularMarketLastSize?: number;
  regularMarketNetChange?: number;
  regularMarketPercentChange?: number;
  /** Epoch milliseconds. */
  regularMarketTradeTime?: number;
}

/** Dates are date-time strings as Schwab writes them. */
export interface Fundamental {
  peRatio?: number;
  eps?: number;
  avg10DaysVolume?: number;
  avg1YearVolume?: number;
  sharesOutstanding?: number;
  lastEarningsDate?: string;
  divAmount?: number;
  /** Percent. */
  divYield?: number;
  divPayAmount?: number;
  /** Payments per year. */
  divFreq?: number | null;
  divExDate?: string;
  divPayDate?: string;
  declarationDate?: string;
  nextDivExDate?: string;
  nextDivPayDate?: string;
  fundLeverageFactor?: number;
  /** Active, leveraged, passive, quantitative, short. */
  fundStrategy?: Open<"A" | "L" | "P" | "Q" | "S"> | null;
}
