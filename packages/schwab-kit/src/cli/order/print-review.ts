import type { OrderValidationDetail, PreviewOrder } from "@schwab-kit/http-client";
import { printLine } from "../report.js";
import { printTable } from "../table.js";
import type { Review } from "./review-order.js";

interface Remark {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

/** Prints a review for people. */
export function printReview({ order, digest, findings, beyondLimits, preview }: Review): void {
  printLine(JSON.stringify(order, null, 2));
  printRemarks("The order breaks rules:", findings);
  printRemarks("The order is beyond its limits:", beyondLimits);
  if (preview !== null) printPreview(preview);
  printLine(`digest ${digest}`);
}

function printRemarks(title: string, remarks: readonly Remark[]): void {
  if (remarks.length === 0) return;
  printLine(title);
  for (const { rule, path, message } of remarks) printLine(`  ${path}: ${message} [${rule}]`);
}

function printPreview({ orderStrategy, orderValidationResult = {} }: PreviewOrder): void {
  const { orderBalance = {} } = orderStrategy ?? {};
  printTable(
    [{ title: "preview" }, { title: "dollars", align: "right" }],
    [
      ["order's value", orderBalance.orderValue],
      ["commission", orderBalance.projectedCommission],
      ["available funds afterwards", orderBalance.projectedAvailableFund],
      ["buying power afterwards", orderBalance.projectedBuyingPower],
    ].map(([name, dollars]) => [name, typeof dollars === "number" ? dollars.toFixed(2) : undefined]),
  );
  const { rejects, reviews, warns, alerts } = orderValidationResult;
  printDetails("Schwab would reject it:", rejects);
  printDetails("Schwab would review it:", reviews);
  printDetails("Schwab warns:", [...(warns ?? []), ...(alerts ?? [])]);
}

function printDetails(title: string, details: readonly OrderValidationDetail[] = []): void {
  if (details.length === 0) return;
  printLine(title);
  for (const { message, activityMessage, validationRuleName } of details) {
    printLine(`  ${message ?? activityMessage ?? validationRuleName ?? "without a reason"}`);
  }
}
