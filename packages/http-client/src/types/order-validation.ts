import type { Open } from "./open.js";

/** What Schwab's rules say of an order. Any list may be absent. */
export interface OrderValidationResult {
  /** Why it would be refused. */
  rejects?: OrderValidationDetail[];
  reviews?: OrderValidationDetail[];
  warns?: OrderValidationDetail[];
  alerts?: OrderValidationDetail[];
  accepts?: OrderValidationDetail[];
}

/** Often only `activityMessage` and `originalSeverity`. */
export interface OrderValidationDetail {
  validationRuleName?: string;
  message?: string;
  activityMessage?: string;
  originalSeverity?: OrderRuleAction;
  overrideName?: string;
  overrideSeverity?: OrderRuleAction;
}

/** Schwab's specification doesn't know `WARN`. */
export type OrderRuleAction = Open<"ACCEPT" | "ALERT" | "REJECT" | "REVIEW" | "WARN" | "UNKNOWN">;
