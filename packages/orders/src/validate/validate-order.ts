import type { OrderSpec } from "@schwab-kit/http-client";
import { frozenOrder } from "../copy-order.js";
import { checkFamily } from "./check-family.js";
import { checkLegs } from "./check-legs.js";
import { checkMembers } from "./check-members.js";
import { checkPrices } from "./check-prices.js";
import { checkStrategy } from "./check-strategy.js";
import { checkTiming } from "./check-timing.js";
import { isObject, type Members, type Note, type OrderFinding } from "./finding.js";

/**
 * Everything that is wrong with an order and its children, at once; nothing for an order that may be sent. It is
 * what can be said without the market and the account: Schwab may still refuse it.
 * @throws ArgumentError `argument-invalid` for an object within itself
 */
export function validateOrder(order: OrderSpec): OrderFinding[] {
  const findings: OrderFinding[] = [];
  validate(frozenOrder(order), "$", findings);
  return findings;
}

function validate(value: unknown, at: string, findings: OrderFinding[]): void {
  const note: Note = (rule, member, message) =>
    findings.push({ rule, path: member === "" ? at : `${at}.${member}`, message });
  if (!isObject(value)) {
    note("member-missing", "", "an order is expected here");
    return;
  }
  const order: Members = value;
  checkMembers(order, note);
  checkFamily(order, note);
  if (order["orderStrategyType"] !== "OCO") {
    checkPrices(order, note);
    checkTiming(order, note);
    checkLegs(order, note);
    checkStrategy(order, note);
  }
  const children = order["childOrderStrategies"];
  if (!Array.isArray(children)) return;
  for (const [index, child] of children.entries()) {
    validate(child, `${at}.childOrderStrategies[${index}]`, findings);
  }
}
