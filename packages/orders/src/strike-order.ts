import { ArgumentError } from "@schwab-kit/core";
import { OptionSymbol } from "./option-symbol.js";

/** The strike in thousandths of a dollar, a whole number. */
export function millsOf(option: OptionSymbol): number {
  return Number(option.build().slice(-8));
}

/**
 * Holds options to be of one side, root and day, each at a higher strike than the one before: swapped symbols would
 * be another trade than the one that the template is named after.
 * @throws ArgumentError `argument-invalid`
 */
export function requireAscending(contractType: "C" | "P", symbols: readonly string[]): void {
  const options = symbols.map((symbol) => OptionSymbol.parseSymbol(symbol));
  const kind = contractType === "C" ? "calls" : "puts";
  for (const [index, option] of options.entries()) {
    const before = options[index - 1] ?? option;
    const isAlike =
      option.contractType === contractType &&
      option.underlyingSymbol === before.underlyingSymbol &&
      option.expirationDate === before.expirationDate;
    if (!isAlike) {
      throw new ArgumentError(
        "argument-invalid",
        `${symbols.join(", ")}: ${kind} of one root and day are expected.`,
      );
    }
    if (index > 0 && millsOf(option) <= millsOf(before)) {
      throw new ArgumentError(
        "argument-invalid",
        `${symbols.join(", ")}: the lower strike is expected first. In the other order it is another trade.`,
      );
    }
  }
}
