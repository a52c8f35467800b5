import { SchwabKitError } from "@schwab-kit/core";
import type { LimitFinding } from "./order-limits.js";

/** Findings that the message shows; `findings` has all. */
const mostShown = 20;

/** An order that goes beyond limits, or can't be judged by them, and all in which it does. Nothing was sent. */
export class OrderBeyondLimitsError extends SchwabKitError {
  static override readonly className: string = "OrderBeyondLimitsError";
  readonly findings: readonly LimitFinding[];

  constructor(findings: readonly LimitFinding[]) {
    const shown = findings
      .slice(0, mostShown)
      .map(({ rule, path, message }) => `${path}: ${message} [${rule}]`);
    if (findings.length > mostShown) shown.push(`and ${findings.length - mostShown} more`);
    super(
      "order-beyond-limits",
      `The order is not within its limits:\n${shown.join("\n")}\nNothing was sent. Change the order or the limits.`,
    );
    this.findings = findings;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), findings: this.findings };
  }
}
