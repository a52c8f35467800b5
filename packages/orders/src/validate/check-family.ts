import { orderMembers } from "../order-members.js";
import type { Members, Note } from "./finding.js";

/** What every order needs that isn't only its children. */
const needed = ["session", "duration", "orderType"] as const;
const ofOco = ["orderStrategyType", "childOrderStrategies"];

/** Whether the order has what its `orderStrategyType` stands for: legs of its own, children, both. */
export function checkFamily(order: Members, note: Note): void {
  const { orderStrategyType: type, orderLegCollection: legs, childOrderStrategies: list } = order;
  if (type === undefined)
    note("member-missing", "orderStrategyType", "every order has one: SINGLE, OCO, TRIGGER");
  const children = Array.isArray(list) ? list.length : 0;
  if (type === "OCO") {
    if (children < 2)
      note("oco-children", "childOrderStrategies", "one that cancels another needs two orders");
    for (const member of Object.keys(order)) {
      if (ofOco.includes(member) || !Object.hasOwn(orderMembers, member)) continue;
      note("oco-members", member, "an OCO is its child orders and nothing else: this belongs into them");
    }
    return;
  }
  for (const member of needed) {
    if (order[member] === undefined) note("member-missing", member, "every order that has legs needs it");
  }
  if (legs === undefined || (Array.isArray(legs) && legs.length === 0)) {
    note("member-missing", "orderLegCollection", "the order buys and sells nothing");
  }
  if (type === "TRIGGER" && children === 0) {
    note("trigger-children", "childOrderStrategies", "there is no order to be triggered");
  }
  if (type === "SINGLE" && children > 0) {
    note("single-children", "childOrderStrategies", "a SINGLE order has no children; TRIGGER is what has");
  }
}
