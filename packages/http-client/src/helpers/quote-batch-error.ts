import { withoutTokens } from "@schwab-kit/core/support";
import { SchwabApiError } from "../api-error.js";

/** A batch of `getQuotesInBatches` that got no quotes: its failure, with the symbols it was for. */
export class QuoteBatchError extends SchwabApiError {
  static override readonly className: string = "QuoteBatchError";
  /** All symbols of the batch, to ask for again. */
  readonly symbols: readonly string[];

  constructor(failure: SchwabApiError, symbols: readonly string[]) {
    const named = symbols.map(safe);
    const which = named.length === 1 ? named[0] : `${named.length} symbols, ${named[0]} to ${named.at(-1)}`;
    super(failure.code, `${failure.message} It was for ${which}.`, {
      retryable: failure.retryable,
      action: failure.action,
      status: failure.status,
      correlationId: failure.correlationId,
      errors: failure.errors,
      retryAfterSeconds: failure.retryAfterSeconds,
      excerpt: failure.excerpt,
    });
    this.symbols = named;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), symbols: this.symbols };
  }
}

/** What is longer than any symbol may be a token in the wrong place. */
function safe(symbol: string): string {
  return symbol.length > 30 ? withoutTokens(symbol, [], 40) : symbol;
}
