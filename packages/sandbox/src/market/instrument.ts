/** What the sandbox's market knows of a security besides its price. */
export interface Instrument {
  readonly symbol: string;
  readonly kind: "EQUITY" | "ETF" | "INDEX" | "MUTUAL_FUND" | "FUTURE" | "FOREX";
  readonly description: string;
  readonly cusip?: string;
  /** Schwab's one-letter exchange code, and its name. */
  readonly exchange: readonly [code: string, name: string];
  /** The price that the market moves around, in dollars. */
  readonly basePrice: number;
  /** The least step of the price. */
  readonly tick: number;
  /** How far the price swings, as a share of the usual: 1 for a calm equity. */
  readonly swing: number;
  /** Shares, contracts or units on an average day. */
  readonly averageVolume: number;
  /** Dollars per share and year; a fund or an index has no earnings. */
  readonly earnings?: number;
  readonly dividend?: number;
  readonly future?: { readonly product: string; readonly multiplier: number; readonly expires: string };
}
