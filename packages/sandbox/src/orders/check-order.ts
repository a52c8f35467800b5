import { checkLeg, type FindInstrument } from "./check-leg.js";
import { checkTerms } from "./check-terms.js";
import { isObject, type Json, type OrderRequest } from "./order-request.js";

/** An OCO in a TRIGGER is three deep; much more is a mistake. */
const deepest = 5;

/**
 * The order that a parsed body asks for, or in words all that is wrong with it. Members that the sandbox
 * doesn't know are left aside, as are those that only answers have.
 */
export function checkOrder(
  body: unknown,
  find: FindInstrument,
): OrderRequest | { readonly problems: readonly string[] } {
  if (!isObject(body)) return { problems: ["The request body must be a JSON object"] };
  const problems: string[] = [];
  const request = readOrder(body, "", 1);
  return problems.length > 0 ? { problems } : request;

  function readOrder(value: unknown, at: string, depth: number): OrderRequest {
    const order = isObject(value) ? value : {};
    const orderStrategyType = strategyOf(order, at);
    const isLeaf = orderStrategyType === "SINGLE" || depth > deepest;
    if (depth > deepest) problems.push(`${at}childOrderStrategies are nested too deep`);
    const isGroup = orderStrategyType === "OCO";
    if (order["requestedDestination"] !== undefined) {
      problems.push(`${at}requestedDestination is not allowed in a request`);
    }
    if (isGroup && order["orderLegCollection"] !== undefined) {
      problems.push(`${at}orderLegCollection belongs into the child orders of an OCO`);
    }
    return {
      orderStrategyType,
      terms: isGroup ? {} : checkTerms(order, at, problems),
      legs: isGroup
        ? []
        : readList(order, at, "orderLegCollection", 1).flatMap(
            (leg, index) => checkLeg(leg, `${at}orderLegCollection[${index}].`, find, problems) ?? [],
          ),
      children: isLeaf
        ? []
        : readList(order, at, "childOrderStrategies", isGroup ? 2 : 1).map((child, index) =>
            readOrder(child, `${at}childOrderStrategies[${index}].`, depth + 1),
          ),
    };
  }

  function strategyOf(order: Json, at: string): OrderRequest["orderStrategyType"] {
    const strategy = order["orderStrategyType"];
    if (strategy === "SINGLE" || strategy === "OCO" || strategy === "TRIGGER") return strategy;
    problems.push(`${at}orderStrategyType must be SINGLE, OCO or TRIGGER`);
    return "SINGLE";
  }

  function readList(order: Json, at: string, name: string, least: number): readonly unknown[] {
    const list: unknown = order[name];
    if (Array.isArray(list) && list.length >= least) return list;
    problems.push(`${at}${name} must have at least ${least === 1 ? "one entry" : `${least} entries`}`);
    return [];
  }
}
