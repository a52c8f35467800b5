import type { Members } from "./finding.js";

/** The legs of an order, also of one that has none or has something else in their place. */
export function legsIn(order: Members): readonly unknown[] {
  const legs = order["orderLegCollection"];
  return Array.isArray(legs) ? legs : [];
}
