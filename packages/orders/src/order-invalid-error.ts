import { SchwabKitError } from "@schwab-kit/core";
import type { OrderFinding } from "./validate/finding.js";

/** Findings that the message shows; `findings` has all. */
const mostShown = 20;

/** An order that breaks rules, and all of those that it breaks. Nothing was sent. */
export class OrderInvalidError extends SchwabKitError {
  static override readonly className: string = "OrderInvalidError";
  readonly findings: readonly OrderFinding[];

  constructor(findings: readonly OrderFinding[]) {
    const shown = findings
      .slice(0, mostShown)
      .map(({ rule, path, message }) => `${path}: ${message} [${rule}]`);
    if (findings.length > mostShown) shown.push(`and ${findings.length - mostShown} more`);
    super(
      "order-invalid",
      `The order breaks ${findings.length === 1 ? "a rule" : `${findings.length} rules`}:\n` +
        `${shown.join("\n")}\nNothing was sent. To send it all the same, use what build({ force: true }) gives.`,
    );
    this.findings = findings;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), findings: this.findings };
  }
}
