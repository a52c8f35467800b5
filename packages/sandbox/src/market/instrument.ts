import type { Schedule } from "./calendar/sessions.js";
import type { FutureOptionContract } from "./future-options/future-option-contract.js";
import type { OptionContract } from "./options/option-contract.js";

/** What the sandbox's market knows of a security besides its price. */
export interface Instrument {
  readonly symbol: string;
  readonly kind: "EQUITY" | "ETF" | "INDEX" | "MUTUAL_FUND" | "FUTURE" | "FOREX" | "OPTION" | "FUTURE_OPTION";
  readonly description: string;
  readonly cusip?: string;
  /** Schwab's one-letter exchange code, and its name. */
  readonly exchange: readonly [code: string, name: string];
  /** The least step of the price. */
  readonly tick: number;
  /** Shares, contracts or units on an average day. */
  readonly averageVolume: number;
  /** Dollars per share and year; a fund or an index has no earnings. */
  readonly earnings?: number;
  readonly dividend?: number;
  /** The indices that it is a member of. */
  readonly indices?: readonly string[];
  readonly future?: FutureTerms;
  /** How its options are listed, when it has some. */
  readonly options?: OptionListing;
  /** What it is, when it is an option itself. */
  readonly contract?: OptionContract;
  /** What it is, when it is an option on a future. */
  readonly futureOption?: FutureOptionContract;
}

/** A security whose price follows from no other's. */
export interface ListedInstrument extends Instrument {
  /** The price that the market moves around, in dollars. */
  readonly basePrice: number;
  /** How far the price swings: 1 for the market as a whole. */
  readonly swing: number;
  /** How much of that it has in common with the market: 1 for all of it. */
  readonly togetherness: number;
}

export interface FutureTerms {
  readonly product: string;
  /** Dollars for each point of the price. */
  readonly multiplier: number;
  /** ISO 8601. Its options end with it. */
  readonly expires: string;
  /** Points between the strikes of its options. */
  readonly strikeStep: number;
}

/** How the options on a security are listed. */
export interface OptionListing {
  /** `OPRA`'s root of the symbols: at most six letters, no slash. */
  readonly root: string;
  /** Another root, for contracts settled in the afternoon beside those of the morning. An index has one. */
  readonly afternoonRoot?: string;
  /** Dollars between strikes. */
  readonly strikeStep: number;
  /** Expirations on Fridays, or on every trading day of the coming two weeks. */
  readonly expires: "fridays" | "daily";
}

/** When each kind of security trades. A fund is priced at the close. */
export const schedules: Record<Instrument["kind"], Schedule> = {
  EQUITY: "stock",
  ETF: "stock",
  INDEX: "regular-only",
  MUTUAL_FUND: "regular-only",
  FUTURE: "future",
  FOREX: "forex",
  OPTION: "regular-only",
  FUTURE_OPTION: "future",
};
