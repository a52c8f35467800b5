import type { Greeks } from "./black-scholes.js";

/** What an option's snapshot has besides prices and volume. */
export interface OptionValues {
  /** The underlying's last price, before and after its regular session too. */
  readonly underlyingPrice: number;
  /** In percent, or undefined where there is none: at the end, and for a price of nothing. */
  readonly volatility?: number;
  readonly greeks?: Greeks;
  /** The model's price, in dollars. */
  readonly theoretical: number;
  /** The middle between bid and ask. */
  readonly mark: number;
  /** Yesterday's `mark`. */
  readonly closeMark: number;
  /** What exercising it at `underlyingPrice` would bring; below zero when it would cost. */
  readonly intrinsic: number;
  readonly openInterest: number;
  /** Contracts. */
  readonly bidSize: number;
  readonly askSize: number;
  /** Calendar days. */
  readonly daysToExpiration: number;
}
