import { ArgumentError } from "@schwab-kit/core";
import type { OrderRequest, OrderSpec } from "@schwab-kit/http-client";
import { orderMembers } from "./order-members.js";

/** Deeper than any order is, and not so deep that an object within itself ends in a full stack. */
const deepest = 20;

/**
 * The plain order of whatever is one, which nobody can change any more and which shares nothing with what it was made
 * of. Undefined members are left out, and nothing is checked: that is done for the whole that it becomes part of.
 * @throws ArgumentError `argument-invalid` for an object within itself
 */
export function frozenOrder(order: OrderSpec): OrderRequest {
  return frozenCopy(order, 0) as OrderRequest;
}

/** The order with its members in their usual places, and those of its children. */
export function orderedMembers(order: OrderRequest): OrderRequest {
  if (typeof order !== "object" || order === null) return order;
  const children = order.childOrderStrategies;
  return {
    ...Object.fromEntries(
      Object.keys(orderMembers)
        .filter((member) => Object.hasOwn(order, member))
        .map((member) => [member, order[member as keyof OrderRequest]]),
    ),
    ...order,
    ...(Array.isArray(children) && { childOrderStrategies: children.map(orderedMembers) }),
  };
}

/** Builders of ours can be asked for an order that isn't checked; others build what they build. */
function isBuilder(order: unknown): order is { build(options: { force: true }): unknown } {
  return typeof order === "object" && order !== null && "build" in order && typeof order.build === "function";
}

function frozenCopy(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isBuilder(value)) return frozenCopy(value.build({ force: true }), depth + 1);
  if (depth > deepest) {
    throw new ArgumentError("argument-invalid", "order: it is nested too deep, or an object within itself.");
  }
  if (Array.isArray(value)) return Object.freeze(value.map((one) => frozenCopy(one, depth + 1)));
  // What JSON has no words for is not sent either.
  const members = Object.entries(value).filter(
    ([, member]) => !["undefined", "function"].includes(typeof member),
  );
  return Object.freeze(
    Object.fromEntries(members.map(([name, member]) => [name, frozenCopy(member, depth + 1)])),
  );
}
