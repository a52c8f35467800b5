import type { OrderSpec } from "@schwab-kit/http-client";
import { frozenOrder } from "./copy-order.js";
import { canonicalText, decimalText } from "./decimal.js";
import { legMembers, orderMembers } from "./order-members.js";

/**
 * What tells an order from every other: SHA-256 over its members, as 64 hexadecimal digits. The order of members,
 * and whether a number is written as number or text, `1.5` or `"1.50"`, makes no difference; all else does, the
 * order of legs and children too.
 */
export async function digestOf(order: OrderSpec): Promise<string> {
  const text = JSON.stringify(canonical(frozenOrder(order), ""));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const numeric = ["price", "offset", "quantity"];

function isNumeric(member: string): boolean {
  return [legMembers, orderMembers].some((members) => {
    const kinds: Readonly<Record<string, string>> = members;
    return Object.hasOwn(kinds, member) && numeric.includes(kinds[member] ?? "");
  });
}

function canonical(value: unknown, member: string): unknown {
  if (Array.isArray(value)) return value.map((one) => canonical(one, ""));
  if (isNumeric(member)) {
    const text = decimalText(value);
    if (text !== undefined) return canonicalText(text);
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, held]) => [name, canonical(held, name)]),
  );
}
