import type { OperationFacts } from "./fact-types.js";
import { marketOperations } from "./market/operations.js";
import { traderOperations } from "./trader/operations.js";

export type OperationName = keyof typeof traderOperations | keyof typeof marketOperations;

/** All 23 operations of the two specifications, by the name of our method. */
export const operations: Readonly<Record<OperationName, OperationFacts>> = {
  ...traderOperations,
  ...marketOperations,
};

export const operationNames = Object.keys(operations) as OperationName[];

/** The operation that a request asks for: where two paths fit, the one with fewer parameters. */
export function operationAsked(method: string, path: string): OperationName | undefined {
  return operationNames
    .filter((name) => operations[name].method === method && pathPattern(name).test(path))
    .sort((a, b) => parametersInPath(a) - parametersInPath(b))[0];
}

/** Matches the paths of an operation, a parameter's encoded text in a group of its name. */
export function pathPattern(name: OperationName): RegExp {
  return new RegExp(`^${operations[name].path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}

function parametersInPath(name: OperationName): number {
  return operations[name].path.split("{").length;
}
