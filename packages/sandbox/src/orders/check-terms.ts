import type { Json } from "./order-request.js";
import { neededByType, orderNumbers, orderTimes, orderWords } from "./order-words.js";

const alwaysNeeded = ["session", "duration", "orderType"];

/** The members of an order that its answers repeat. What is wrong with them goes into the problems, in words. */
export function checkTerms(order: Json, at: string, problems: string[]): Json {
  const { orderType, session } = order;
  const needed = [...alwaysNeeded, ...(neededByType.get(String(orderType)) ?? [])];
  for (const name of needed) {
    if (order[name] === undefined || order[name] === null) problems.push(`${at}${name} is required`);
  }
  if (orderType !== "LIMIT" && (session === "AM" || session === "PM" || session === "SEAMLESS")) {
    problems.push(`${at}orderType must be LIMIT outside of the NORMAL session`);
  }
  const terms: Json = {};
  for (const [name, value] of Object.entries(order)) {
    if (value === null || value === undefined) continue;
    const words = orderWords.get(name);
    if (words !== undefined) {
      if (typeof value !== "string" || !words.includes(value))
        problems.push(`${at}${name} must be one of ${words.join(", ")}`);
      terms[name] = value;
    } else if (orderNumbers.includes(name)) {
      const number = readNumber(value);
      if (number === undefined) problems.push(`${at}${name} must be a number`);
      terms[name] = number;
    } else if (orderTimes.includes(name)) {
      terms[name] = value;
    }
  }
  if (Number(terms["quantity"] ?? 1) <= 0) problems.push(`${at}quantity must be more than 0`);
  if (Number(terms["price"] ?? 1) < 0) problems.push(`${at}price must not be negative`);
  return terms;
}

/** A number, which may come as text: that keeps the decimals of a price. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
