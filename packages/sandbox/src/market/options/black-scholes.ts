/** What the model needs to know. Rates and volatility are parts of one, not percents, and for a year. */
export interface ModelInputs {
  readonly putCall: "PUT" | "CALL";
  /** The underlying's price in dollars. */
  readonly spot: number;
  readonly strike: number;
  /** Years to the expiration. */
  readonly years: number;
  readonly volatility: number;
  /** Continuously compounded, as the dividend yield is. */
  readonly rate: number;
  readonly dividendYield: number;
}

/** In the units that Schwab gives greeks in. */
export interface Greeks {
  readonly delta: number;
  readonly gamma: number;
  /** Dollars per day. */
  readonly theta: number;
  /** Dollars per percent of volatility. */
  readonly vega: number;
  /** Dollars per percent of interest. */
  readonly rho: number;
}

/** The price in dollars of an option that can be exercised at its end only, by Black, Scholes and Merton. */
export function optionPrice(inputs: ModelInputs): number {
  const { putCall, spot, strike, years, rate, dividendYield } = inputs;
  const sign = putCall === "CALL" ? 1 : -1;
  if (years <= 0) return Math.max(0, sign * (spot - strike));
  const { d1, d2 } = distances(inputs);
  const carried = spot * Math.exp(-dividendYield * years) * normalCdf(sign * d1);
  const paid = strike * Math.exp(-rate * years) * normalCdf(sign * d2);
  return Math.max(0, sign * (carried - paid));
}

/** @param inputs With some time left. */
export function greeksOf(inputs: ModelInputs): Greeks {
  const { putCall, spot, strike, years, volatility, rate, dividendYield } = inputs;
  const sign = putCall === "CALL" ? 1 : -1;
  const { d1, d2 } = distances(inputs);
  const carry = Math.exp(-dividendYield * years);
  const discount = Math.exp(-rate * years);
  const density = Math.exp((-d1 * d1) / 2) / Math.sqrt(2 * Math.PI);
  const root = Math.sqrt(years);
  const byTime =
    (-spot * carry * density * volatility) / (2 * root) -
    sign * rate * strike * discount * normalCdf(sign * d2) +
    sign * dividendYield * spot * carry * normalCdf(sign * d1);
  return {
    delta: sign * carry * normalCdf(sign * d1),
    gamma: (carry * density) / (spot * volatility * root),
    theta: byTime / 365,
    vega: (spot * carry * density * root) / 100,
    rho: (sign * strike * years * discount * normalCdf(sign * d2)) / 100,
  };
}

function distances(inputs: ModelInputs): { d1: number; d2: number } {
  const { spot, strike, years, volatility, rate, dividendYield } = inputs;
  const spread = volatility * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate - dividendYield) * years) / spread + spread / 2;
  return { d1, d2: d1 - spread };
}

/** The normal distribution, to seven places (Abramowitz and Stegun 26.2.17). */
function normalCdf(x: number): number {
  const k = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x < 0 ? tail : 1 - tail;
}
