import type { ErrorCode } from "@schwab-kit/core";
import { withoutTokens } from "@schwab-kit/core/support";
import { StreamError } from "../stream-error.js";

/** What Schwab says by a response, or by a notice that nobody asked for. */
export interface Outcome {
  readonly code: number;
  readonly msg: string;
}

export const LOGIN_DENIED = 3;
export const CLOSE_CONNECTION = 12;
export const STREAM_CONN_NOT_FOUND = 20;
export const STOP_STREAMING = 30;

/** SUCCESS, and SUCCEEDED_COMMAND_ SUBS, UNSUBS, ADD and VIEW. */
const successes: ReadonlySet<number> = new Set([0, 26, 27, 28, 29]);

export function isSuccess({ code }: Outcome): boolean {
  return successes.has(code);
}

interface Failure {
  readonly errorCode: ErrorCode;
  readonly name: string;
  readonly advice: string;
}

const failures: ReadonlyMap<number, Failure> = new Map([
  [LOGIN_DENIED, of("stream-login-denied", "LOGIN_DENIED", "Log in again.")],
  [9, of("stream-failure", "UNKNOWN_FAILURE", "Try again.")],
  [11, of("stream-service-unavailable", "SERVICE_NOT_AVAILABLE", "Try again later.")],
  [
    CLOSE_CONNECTION,
    of(
      "stream-taken-over",
      "CLOSE_CONNECTION",
      "Schwab allows one stream for each user, and another one has been opened. Close that one, then connect again.",
    ),
  ],
  [19, of("stream-symbol-limit", "REACHED_SYMBOL_LIMIT", "Subscribe to fewer symbols.")],
  [STREAM_CONN_NOT_FOUND, of("stream-not-logged-in", "STREAM_CONN_NOT_FOUND", "Try again.")],
  [21, of("stream-command-malformed", "BAD_COMMAND_FORMAT", "Please report it.")],
  [22, of("stream-command-failed", "FAILED_COMMAND_SUBS", "Try again.")],
  [23, of("stream-command-failed", "FAILED_COMMAND_UNSUBS", "Try again.")],
  [24, of("stream-command-failed", "FAILED_COMMAND_ADD", "Try again.")],
  [
    25,
    of(
      "stream-command-failed",
      "FAILED_COMMAND_VIEW",
      "Subscribe to the service before its fields are changed.",
    ),
  ],
  [
    STOP_STREAMING,
    of(
      "stream-stopped",
      "STOP_STREAMING",
      "It does so without subscriptions, when what it sends isn't read in time, and for maintenance.",
    ),
  ],
]);

function of(errorCode: ErrorCode, name: string, advice: string): Failure {
  return { errorCode, name, advice };
}

/** The error that a code other than one of success stands for. `secrets` are kept out of its text. */
export function errorOf(what: string, { code, msg }: Outcome, secrets: readonly string[]): StreamError {
  const { errorCode, name, advice } =
    failures.get(code) ?? of("stream-failure", "a code that is in no list", "Try again.");
  const said = withoutTokens(msg, secrets, 200);
  return new StreamError(
    errorCode,
    `${what}: Schwab's streamer said ${code}, ${name}${said === "" ? "" : ` (${said})`}. ${advice}`,
    { responseCode: code },
  );
}
