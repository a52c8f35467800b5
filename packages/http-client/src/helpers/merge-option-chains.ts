import type { OptionChain } from "../types/options/option-chain.js";

/**
 * One chain from its parts, in their order. Whatever isn't of contracts is the first part's that has any: one whose
 * expirations have no contract of the kind asked for may come as a failed one.
 */
export function mergeOptionChains(parts: readonly OptionChain[]): OptionChain {
  const head = parts.find(({ status }) => status === "SUCCESS") ?? parts[0] ?? {};
  // A parser of the caller's own may give something else for a number.
  const numberOfContracts = parts.reduce((sum, part) => sum + Number(part.numberOfContracts), 0);
  return {
    ...head,
    ...(Number.isNaN(numberOfContracts) ? {} : { numberOfContracts }),
    callExpDateMap: Object.assign({}, ...parts.map(({ callExpDateMap }) => callExpDateMap)),
    putExpDateMap: Object.assign({}, ...parts.map(({ putExpDateMap }) => putExpDateMap)),
  };
}
