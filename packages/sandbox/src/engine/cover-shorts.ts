import type { Instrument } from "../market/instrument.js";
import type { OptionContract } from "../market/options/option-contract.js";

/** How many an account has of a security, or would have. Negative when sold short. */
export interface Position {
  readonly instrument: Instrument;
  readonly quantity: number;
}

/** What stands behind so many contracts of an option that was sold. */
export interface Cover {
  readonly contract: OptionContract;
  readonly contracts: number;
  /** `cash` is a put's strike; `none` is a call that nothing stands behind. */
  readonly by: "shares" | "option" | "cash" | "none";
  /** Dollars that have to be kept for it. */
  readonly requirement: number;
}

/** Finds for every option sold what covers it: the cheapest cover first, each share and each option once. */
export function coverShorts(positions: readonly Position[]): readonly Cover[] {
  const shorts = positions.filter(({ instrument, quantity }) => instrument.contract && quantity < 0);
  if (shorts.length === 0) return [];
  const left = new Map(positions.map(({ instrument, quantity }) => [instrument.symbol, quantity]));
  const covers: Cover[] = [];
  for (const { instrument, quantity } of shorts) {
    if (instrument.contract !== undefined) coverOne(instrument.contract, -quantity);
  }
  return covers;

  function coverOne(short: OptionContract, contracts: number): void {
    let open = contracts;
    const take = (symbol: string, units: number, by: Cover["by"], requirement: number): void => {
      const taken = Math.min(open, Math.floor((left.get(symbol) ?? 0) / units));
      if (taken <= 0) return;
      left.set(symbol, (left.get(symbol) ?? 0) - taken * units);
      open -= taken;
      covers.push({ contract: short, contracts: taken, by, requirement: requirement * taken });
    };
    const longs = positions
      .flatMap(({ instrument: { contract } }) => contract ?? [])
      .filter((long) => outlives(long, short))
      .map((long) => ({ symbol: long.symbol, width: widthBetween(long, short) }))
      .sort((a, b) => a.width - b.width);
    for (const { symbol, width } of longs) if (width === 0) take(symbol, 1, "option", 0);
    if (short.putCall === "CALL") take(short.underlying, 100, "shares", 0);
    for (const { symbol, width } of longs) take(symbol, 1, "option", width * 100);
    if (open === 0) return;
    const isPut = short.putCall === "PUT";
    covers.push({
      contract: short,
      contracts: open,
      by: isPut ? "cash" : "none",
      requirement: isPut ? short.strike * 100 * open : 0,
    });
  }
}

function outlives(long: OptionContract, short: OptionContract): boolean {
  return (
    long.symbol !== short.symbol &&
    long.underlying === short.underlying &&
    long.putCall === short.putCall &&
    long.expiration.expires >= short.expiration.expires
  );
}

/** What one share of the pair can lose in dollars: nothing when the long one has the better strike. */
function widthBetween(long: OptionContract, short: OptionContract): number {
  return Math.max(0, short.putCall === "CALL" ? long.strike - short.strike : short.strike - long.strike);
}
