import { type ErrorCode, SchwabKitError, type SchwabKitErrorOptions } from "@schwab-kit/core";

/** A failure of the stream: of a command, of the connection, or of a consumer that was too slow. */
export class StreamError extends SchwabKitError {
  static override readonly className: string = "StreamError";
  /** Schwab's own code, when it sent one. */
  readonly responseCode: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: SchwabKitErrorOptions & { readonly responseCode?: number | undefined } = {},
  ) {
    super(code, message, options);
    this.responseCode = options.responseCode;
  }
}
