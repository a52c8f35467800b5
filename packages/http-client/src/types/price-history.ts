/** The candles of one symbol, oldest first. */
export interface PriceHistory {
  symbol?: string;
  candles?: Candle[];
  /** True when there are no candles. */
  empty?: boolean;
  /** Only when asked for with `needPreviousClose`. */
  previousClose?: number;
  /** Epoch milliseconds. */
  previousCloseDate?: number;
  /** `yyyy-MM-dd`. */
  previousCloseDateISO8601?: string;
}

/** One interval's trading. Prices in dollars. */
export interface Candle {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  /** When the interval began, epoch milliseconds. */
  datetime: number;
  /** `yyyy-MM-dd`. */
  datetimeISO8601?: string;
}
