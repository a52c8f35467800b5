import type { ListedInstrument, OptionListing } from "../instrument.js";
import { type ModelInputs, optionPrice } from "./black-scholes.js";
import type { Expiration } from "./expirations.js";
import { type OptionTicks, optionTicks, type ShownPrices, shownPrices } from "./option-prices.js";
import { type VolatilitySmile, volatilitySmile } from "./volatility-smile.js";

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
  readonly ticks: OptionTicks;
  /** @param at Epoch milliseconds; from the expiration on, no time is left. */
  inputs(terms: OptionTerms, spot: number, at: number): ModelInputs;
  shown(terms: OptionTerms, spot: number, at: number): ShownPrices;
}

const yearMs = 365 * 86_400_000;

export function isOptionable(instrument: ListedInstrument | undefined): instrument is Optionable {
  return instrument?.options !== undefined;
}

export function optionModel(seed: string, instrument: Optionable): OptionModel {
  const dividendYield = (instrument.dividend ?? 0) / instrument.basePrice;
  return modelOf(volatilitySmile(seed, instrument), dividendYield, ticksOf(instrument));
}

/** The ticks of the options on a security. */
export function ticksOf({ kind }: ListedInstrument): OptionTicks {
  return kind === "INDEX" ? optionTicks.index : optionTicks.shares;
}

/** Nobody pays for a future, so that it earns what the interest would cost: Black's model. */
export function futureOptionModel(seed: string, future: ListedInstrument): OptionModel {
  return modelOf(volatilitySmile(seed, future), interestRate, optionTicks.future);
}

function modelOf(smile: VolatilitySmile, dividendYield: number, ticks: OptionTicks): OptionModel {
  function inputs({ putCall, strike, expiration }: OptionTerms, spot: number, at: number): ModelInputs {
    const years = Math.max(0, expiration.expires - at) / yearMs;
    const forward = spot * Math.exp((interestRate - dividendYield) * years);
    const volatility = smile(strike, forward);
    return { putCall, spot, strike, years, volatility, rate: interestRate, dividendYield };
  }

  return {
    dividendYield,
    ticks,
    inputs,
    shown: (terms, spot, at) => shownPrices(optionPrice(inputs(terms, spot, at)), ticks),
  };
}
