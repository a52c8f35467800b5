import { dateOf } from "./date-of.js";

/**
 * The wait a `Retry-After` header asks for, in seconds: given as such, or as a date, which then counts from
 * the answer's own `Date`, because our clock may be wrong.
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const wish = headers.get("retry-after")?.trim();
  if (wish === undefined) return undefined;
  if (/^\d{1,9}$/.test(wish)) return Number(wish);
  const until = Date.parse(wish);
  if (Number.isNaN(until)) return undefined;
  const answeredAt = dateOf(headers);
  const now = Number.isNaN(answeredAt) ? Date.now() : answeredAt;
  return Math.max(0, Math.ceil((until - now) / 1000));
}
