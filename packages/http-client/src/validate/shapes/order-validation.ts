import type {
  OrderRuleAction,
  OrderValidationDetail,
  OrderValidationResult,
} from "../../types/order-validation.js";
import { list, object, open, type Shape, text } from "../shape.js";

const action: Shape<OrderRuleAction> = open(["ACCEPT", "ALERT", "REJECT", "REVIEW", "WARN", "UNKNOWN"]);

const details: Shape<OrderValidationDetail[]> = list(
  object<OrderValidationDetail>({
    validationRuleName: text,
    message: text,
    activityMessage: text,
    originalSeverity: action,
    overrideName: text,
    overrideSeverity: action,
  }),
);

export const orderValidationResult: Shape<OrderValidationResult> = object<OrderValidationResult>({
  rejects: details,
  reviews: details,
  warns: details,
  alerts: details,
  accepts: details,
});
