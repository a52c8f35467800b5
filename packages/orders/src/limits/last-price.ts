import type { Quotes } from "@schwab-kit/http-client";
import { type Decimal, decimalOf } from "../decimal.js";

/** The last price of a symbol in dollars, exact as it was written, or undefined without a usable one. */
export function lastPrice(quotes: Quotes, symbol: string): Decimal | undefined {
  const found: unknown = quotes[symbol]?.quote;
  if (typeof found !== "object" || found === null || !("lastPrice" in found)) return undefined;
  const price = decimalOf(found.lastPrice);
  return price !== undefined && price.units > 0n ? price : undefined;
}
