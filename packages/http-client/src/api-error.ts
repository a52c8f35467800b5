import { type ErrorCode, SchwabKitError, type SchwabKitErrorOptions } from "@schwab-kit/core";
import type { AnswerFinding } from "./answer-check.js";

/** One complaint of Schwab's, whichever of its error formats it came in. */
export interface SchwabApiErrorDetail {
  readonly id?: string;
  readonly title?: string;
  readonly detail?: string;
  /** What in the request is meant: a JSON pointer, `parameter NAME` or `header NAME`. */
  readonly pointers?: readonly string[];
}

export interface SchwabApiErrorOptions extends SchwabKitErrorOptions {
  readonly status?: number | undefined;
  readonly correlationId?: string | undefined;
  readonly errors?: readonly SchwabApiErrorDetail[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly excerpt?: string | undefined;
  readonly findings?: readonly AnswerFinding[] | undefined;
  readonly attempts?: number | undefined;
}

/** A request to the API that brought no usable answer: refused, unreadable, too late, or none at all. */
export class SchwabApiError extends SchwabKitError {
  static override readonly className: string = "SchwabApiError";
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Schwab's name for this one request (`Schwab-Client-CorrelId`), for its support. */
  readonly correlationId: string | undefined;
  /** What Schwab said, when it said it in a known format. */
  readonly errors: readonly SchwabApiErrorDetail[];
  /** Seconds that Schwab asked to wait (`Retry-After`), when it did. */
  readonly retryAfterSeconds: number | undefined;
  /** The start of the answer's text, at most 500 characters, without anything secret; undefined when empty. */
  readonly excerpt: string | undefined;
  /** Of `api-answer-unexpected`: where the answer contradicts our types. */
  readonly findings: readonly AnswerFinding[];
  /** How many requests the call had sent by then: more than 1 after retries, and after a 401. */
  readonly attempts: number;

  constructor(code: ErrorCode, message: string, options: SchwabApiErrorOptions = {}) {
    super(code, message, options);
    this.status = options.status;
    this.correlationId = options.correlationId;
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.excerpt = options.excerpt;
    this.findings = options.findings ?? [];
    this.attempts = options.attempts ?? 1;
  }

  override toJSON(): Record<string, unknown> {
    const { status, correlationId, errors, attempts } = this;
    return { ...super.toJSON(), status, correlationId, errors, attempts };
  }
}

/** For messages, behind what was asked. */
export function sentTimes(attempts: number): string {
  return attempts > 1 ? ` (sent ${attempts} times)` : "";
}
