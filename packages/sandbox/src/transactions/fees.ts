import type { Instrument } from "../market/instrument.js";
import { cents } from "../trader/cents.js";

/** What regulators take of a trade, in dollars. There is no commission. */
export interface Fees {
  readonly SEC_FEE: number;
  readonly TAF_FEE: number;
}

const secPerDollarSold = 0.000_027_8;
const tafPerShareSold = 0.000_166;

/** Only sales of stocks and ETFs pay. `quantity` is negative for a sale. */
export function feesOf({ kind }: Instrument, quantity: number, price: number): Fees {
  const sold = kind === "MUTUAL_FUND" ? 0 : Math.max(-quantity, 0);
  return { SEC_FEE: cents(sold * price * secPerDollarSold), TAF_FEE: cents(sold * tafPerShareSold) };
}
