import type { Instrument } from "../market/instrument.js";
import { cents } from "../trader/cents.js";

/** What a trade costs beside its price, in dollars, by Schwab's names. Stocks and ETFs have no commission. */
export type Fees = Readonly<Partial<Record<"COMMISSION" | "SEC_FEE" | "OPT_REG_FEE" | "TAF_FEE", number>>>;

const secPerDollarSold = 0.000_027_8;
const tafPerShareSold = 0.000_166;
const tafPerContractSold = 0.002_79;
const regulatoryPerContract = 0.012;
const commissionPerContract = 0.65;

/** Only sales pay what regulators take by value and share. `quantity` is negative for a sale. */
export function feesOf({ kind }: Instrument, quantity: number, price: number): Fees {
  const sold = Math.max(-quantity, 0);
  if (kind === "MUTUAL_FUND") return {};
  if (kind !== "OPTION") {
    return { SEC_FEE: cents(sold * price * secPerDollarSold), TAF_FEE: cents(sold * tafPerShareSold) };
  }
  const contracts = Math.abs(quantity);
  return {
    COMMISSION: cents(contracts * commissionPerContract),
    SEC_FEE: cents(sold * price * 100 * secPerDollarSold),
    OPT_REG_FEE: cents(contracts * regulatoryPerContract),
    TAF_FEE: cents(sold * tafPerContractSold),
  };
}

/** Dollars. */
export function sumOfFees(fees: Fees): number {
  return cents(Object.values(fees).reduce((sum, fee) => sum + fee, 0));
}
