import type { OptionChain } from "../types/options/option-chain.js";

/**
 * One chain from its parts, in their order. Whatever isn't of contracts is the first part's that has any: one whose
 * expirations have no contract of the kind asked for may come as a failed one.
 */
export function mergeOptionChains(parts: readonly OptionChain[]): OptionChain {
  const head = parts.find(({ status }) => status === "SUCCESS") ?? parts[0] ?? {};
  const counts = parts.map(({ numberOfContracts }) => numberOfContracts ?? Number.NaN);
  const numberOfContracts = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...head,
    ...(Number.isNaN(numberOfContracts) ? {} : { numberOfContracts }),
    callExpDateMap: Object.assign({}, ...parts.map(({ callExpDateMap }) => callExpDateMap)),
    putExpDateMap: Object.assign({}, ...parts.map(({ putExpDateMap }) => putExpDateMap)),
  };
}
