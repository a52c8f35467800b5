import { SchwabKitError } from "@schwab-kit/core";

/** The order that would be sent is not the one that the digest was made of. Nothing was sent. */
export class OrderChangedError extends SchwabKitError {
  static override readonly className: string = "OrderChangedError";
  /** What was required. */
  readonly expected: string;
  /** What the order has. */
  readonly actual: string;

  constructor(expected: string, actual: string) {
    super(
      "order-changed",
      `The order is not the one that was previewed: its digest is ${actual}, and ${expected} is required. ` +
        "Nothing was sent. Preview it again.",
    );
    this.expected = expected;
    this.actual = actual;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), expected: this.expected, actual: this.actual };
  }
}
