import { type ErrorAction, type ErrorCode, errorActions } from "./error-codes.js";

/** Set on every error of ours, so that `instanceof` works across duplicate copies of a package. */
const lineage: unique symbol = Symbol.for("@schwab-kit/error-lineage") as never;

export interface SchwabKitErrorOptions {
  /** Overrides what the code says by itself. */
  readonly retryable?: boolean;
  readonly action?: ErrorAction;
  /** Only ever an error of ours or of the runtime's that is known to hold no secret. */
  readonly cause?: unknown;
}

/**
 * The base of every error these packages throw. `message` says what happened, where, and what to do; `code`
 * is for programs. Holds no token, authorization code or app secret.
 */
export class SchwabKitError extends Error {
  /** The class's own name, kept apart from `constructor.name` because minifiers rename that. */
  static readonly className: string = "SchwabKitError";

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const names = (value as { [lineage]?: unknown })[lineage];
    // biome-ignore lint/complexity/noThisInStatic: each subclass is to look for its own name
    return Array.isArray(names) && names.includes(this.className);
  }

  readonly code: ErrorCode;
  /** True when the same call may succeed later with nothing changed by the caller. */
  readonly retryable: boolean;
  /** What to do now. */
  readonly action: ErrorAction;

  constructor(code: ErrorCode, message: string, options: SchwabKitErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? errorActions[code] === "retry";
    this.action = options.action ?? errorActions[code];
    this.name = new.target.className;
    Object.defineProperty(this, lineage, { value: namesOf(new.target) });
  }

  /** What `JSON.stringify` shows: the message too, which a bare `Error` leaves out; never the stack. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, retryable, action } = this;
    return { name, message, code, retryable, action };
  }
}

function namesOf(errorClass: typeof SchwabKitError): string[] {
  const names: string[] = [];
  for (let link: unknown = errorClass; typeof link === "function"; link = Object.getPrototypeOf(link)) {
    if (Object.hasOwn(link, "className")) names.push((link as typeof SchwabKitError).className);
  }
  return names;
}

/** Settings that can't work: a missing key, an endpoint that isn't https. */
export class ConfigError extends SchwabKitError {
  static override readonly className: string = "ConfigError";
}

/** A token record that isn't one, belongs to another server, or no longer gets tokens. */
export class TokenError extends SchwabKitError {
  static override readonly className: string = "TokenError";
}

/** Nobody is logged in any more: only a login in a browser helps. */
export class LoginRequiredError extends TokenError {
  static override readonly className: string = "LoginRequiredError";
}

/** The token endpoint's answer, or its absence. `status` is the HTTP status, when there was an answer. */
export class TokenEndpointError extends TokenError {
  static override readonly className: string = "TokenEndpointError";
  readonly status: number | undefined;
  /** Seconds that the server asked to wait (`Retry-After`), when it did. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: SchwabKitErrorOptions & {
      readonly status?: number | undefined;
      readonly retryAfterSeconds?: number | undefined;
    } = {},
  ) {
    super(code, message, options);
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/**
 * A storage that can't do what was asked. When `load` failed on a value that is there, `revision` names that
 * value, so that an explicit login (and nothing else) may replace it.
 */
export class StorageError extends SchwabKitError {
  static override readonly className: string = "StorageError";
  readonly revision: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: SchwabKitErrorOptions & { readonly revision?: string | undefined } = {},
  ) {
    super(code, message, options);
    this.revision = options.revision;
  }
}

/** Somebody else wrote first: the stored revision isn't the expected one. Nothing was changed. */
export class StorageConflictError extends StorageError {
  static override readonly className: string = "StorageConflictError";

  constructor(description: string) {
    super(
      "storage-conflict",
      `${description} was changed by somebody else since it was read; nothing was written. Read it again.`,
    );
  }
}

/** The wait for a storage's lock ran out. The caller goes on without it: compare-and-swap keeps that safe. */
export class StorageLockTimeoutError extends StorageError {
  static override readonly className: string = "StorageLockTimeoutError";

  constructor(description: string, waitedMs: number) {
    super(
      "storage-lock-timeout",
      `The lock of ${description} was not free within ${waitedMs} ms; another process may be renewing the token. Try again.`,
    );
  }
}

/** A login that did not end with a token. */
export class LoginError extends SchwabKitError {
  static override readonly className: string = "LoginError";
}

/** An argument the API would not take, refused before anything was sent. */
export class ArgumentError extends SchwabKitError {
  static override readonly className: string = "ArgumentError";
}
