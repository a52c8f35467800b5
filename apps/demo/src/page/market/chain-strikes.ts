import type { OptionChain, OptionContract, OptionContractsByExpiration } from "@schwab-kit/http-client";

export interface Strike {
  /** Dollars. */
  readonly strike: number;
  readonly call: OptionContract | undefined;
  readonly put: OptionContract | undefined;
}

/** The contracts of a chain of one expiration, side by side, lowest strike first. */
export function strikesOf({ callExpDateMap, putExpDateMap }: OptionChain): Strike[] {
  const calls = standardContracts(callExpDateMap);
  const puts = standardContracts(putExpDateMap);
  return [...new Set([...calls.keys(), ...puts.keys()])]
    .sort((one, other) => one - other)
    .map((strike) => ({ strike, call: calls.get(strike), put: puts.get(strike) }));
}

/** Where a strike has several contracts, the first is the standard one. */
function standardContracts(byExpiration: OptionContractsByExpiration = {}): Map<number, OptionContract> {
  const found = new Map<number, OptionContract>();
  for (const byStrike of Object.values(byExpiration)) {
    for (const [strike, [contract]] of Object.entries(byStrike)) {
      if (contract !== undefined) found.set(Number(strike), contract);
    }
  }
  return found;
}
