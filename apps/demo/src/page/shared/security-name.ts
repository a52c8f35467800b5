import { OptionSymbol } from "@schwab-kit/orders";

/** `AAPL 205 call, Nov 27, 2026` of an option's symbol; any other symbol as it is. */
export function securityName(symbol: string): string {
  const option = optionOf(symbol);
  if (option === undefined) return symbol;
  const { underlyingSymbol, strikePrice, contractType, expirationDate } = option;
  const day = new Date(expirationDate).toLocaleDateString("en-US", { dateStyle: "medium", timeZone: "UTC" });
  return `${underlyingSymbol} ${strikePrice} ${contractType === "C" ? "call" : "put"}, ${day}`;
}

function optionOf(symbol: string): OptionSymbol | undefined {
  try {
    return OptionSymbol.parseSymbol(symbol);
  } catch {
    return undefined;
  }
}
