import { withoutTokens } from "@schwab-kit/core/support";

/** The names of the rules that an order is held to. */
export type OrderRule =
  | "member-unknown"
  | "member-missing"
  | "value-unknown"
  | "decimal"
  | "time-format"
  | "quantity-positive"
  | "quantity-whole"
  | "quantity-of-legs"
  | "price-missing"
  | "price-unused"
  | "price-positive"
  | "price-decimals"
  | "stop-price-missing"
  | "stop-price-unused"
  | "trail-incomplete"
  | "net-price-legs"
  | "session-order-type"
  | "session-duration"
  | "session-options"
  | "on-close-terms"
  | "single-children"
  | "trigger-children"
  | "oco-members"
  | "oco-children"
  | "leg-asset"
  | "leg-instruction"
  | "leg-symbol"
  | "leg-repeated"
  | "strategy-legs";

/** Something wrong with an order. */
export interface OrderFinding {
  /** The rule that is broken. */
  readonly rule: OrderRule;
  /** Where: `$.childOrderStrategies[1].price`. */
  readonly path: string;
  readonly message: string;
}

/** Notes something wrong: of the order at hand, or of one of its members, as `price` or `orderLegCollection[0]`. */
export type Note = (rule: OrderRule, member: string, message: string) => void;

export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a message may show it: what stands in the wrong place may be anything, a token too. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(withoutTokens(value, [], 40));
  return typeof value === "object" ? "an object" : String(value);
}
