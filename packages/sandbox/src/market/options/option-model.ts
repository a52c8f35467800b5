import type { ListedInstrument, OptionListing } from "../instrument.js";
import { type ModelInputs, optionPrice } from "./black-scholes.js";
import type { Expiration } from "./expirations.js";
import { type ShownPrices, shownPrices } from "./option-prices.js";
import { volatilitySmile } from "./volatility-smile.js";

/** Continuously compounded, a year, as a part of one. */
export const interestRate = 0.0375;

/** An underlying that has options. */
export type Optionable = ListedInstrument & { readonly options: OptionListing };

/** What makes one option another than its neighbours. */
export interface OptionTerms {
  readonly putCall: "PUT" | "CALL";
  readonly strike: number;
  readonly expiration: Expiration;
}

/** Prices an underlying's options, by nothing but their terms, the underlying's price and the time. */
export interface OptionModel {
  /** A year's dividends as a part of the price. */
  readonly dividendYield: number;
  readonly isIndex: boolean;
  /** @param at Epoch milliseconds; from the expiration on, no time is left. */
  inputs(terms: OptionTerms, spot: number, at: number): ModelInputs;
  shown(terms: OptionTerms, spot: number, at: number): ShownPrices;
}

const yearMs = 365 * 86_400_000;

export function isOptionable(instrument: ListedInstrument | undefined): instrument is Optionable {
  return instrument?.options !== undefined;
}

export function optionModel(seed: string, instrument: Optionable): OptionModel {
  const smile = volatilitySmile(seed, instrument);
  const dividendYield = (instrument.dividend ?? 0) / instrument.basePrice;
  const isIndex = instrument.kind === "INDEX";

  function inputs({ putCall, strike, expiration }: OptionTerms, spot: number, at: number): ModelInputs {
    const years = Math.max(0, expiration.expires - at) / yearMs;
    const forward = spot * Math.exp((interestRate - dividendYield) * years);
    const volatility = smile(strike, forward);
    return { putCall, spot, strike, years, volatility, rate: interestRate, dividendYield };
  }

  return {
    dividendYield,
    isIndex,
    inputs,
    shown: (terms, spot, at) => shownPrices(optionPrice(inputs(terms, spot, at)), isIndex),
  };
}
