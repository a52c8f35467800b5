import type { InstrumentAssetType } from "./instruments/instruments.js";

/**
 * The hours of one day by market and product: `hours.equity?.["EQ"]?.isOpen`. Products are `EQ`, `EQO`, `IND`
 * and others; when a market is closed, its one product has the market's name: `hours.equity?.["equity"]`.
 */
export interface MarketHours {
  equity?: HoursByProduct;
  option?: HoursByProduct;
  bond?: HoursByProduct;
  future?: HoursByProduct;
  forex?: HoursByProduct;
}

export type HoursByProduct = Record<string, ProductHours>;

export interface ProductHours {
  /** `yyyy-MM-dd`. */
  date?: string;
  marketType?: InstrumentAssetType;
  product?: string;
  productName?: string;
  /** The text `NULL` when there is none. */
  exchange?: string;
  /** The text `NULL` when there is none. */
  category?: string;
  /** Whether there is trading on that day, not whether there is at this moment. */
  isOpen?: boolean;
  /** Missing when the market is closed. */
  sessionHours?: SessionHours;
}

/** Sessions by name: `preMarket`, `regularMarket`, `postMarket`, and others for futures and forex. */
export type SessionHours = Record<string, SessionInterval[]>;

/** From and until when: `2026-11-24T09:30:00-05:00`. */
export interface SessionInterval {
  start?: string;
  end?: string;
}
