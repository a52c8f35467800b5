import { SchwabKitError } from "@schwab-kit/core";
import { kindOf } from "@schwab-kit/core/support";
import {
  CLOSE_CONNECTION,
  errorOf,
  LOGIN_DENIED,
  type Outcome,
  STOP_STREAMING,
  STREAM_CONN_NOT_FOUND,
} from "../commands/response-codes.js";
import { StreamError } from "../stream-error.js";
import type { StreamReason } from "../stream-event.js";

/** Why a connection ended, or did not come about. */
export interface Ending {
  readonly reason: StreamReason;
  readonly error: SchwabKitError;
}

/** Endings that trying again by oneself doesn't mend. */
const finals: ReadonlySet<StreamReason> = new Set([
  "taken-over",
  "login-denied",
  "login-required",
  "login-failed",
]);

export function isFinal({ reason }: Ending): boolean {
  return finals.has(reason);
}

/** What Schwab's codes do to the connection that they come on, whatever they answer. */
const reasonsByCode: ReadonlyMap<number, StreamReason> = new Map([
  [LOGIN_DENIED, "login-denied"],
  [CLOSE_CONNECTION, "taken-over"],
  [STREAM_CONN_NOT_FOUND, "not-logged-in"],
  [STOP_STREAMING, "stopped-by-schwab"],
]);

/** The ending that a code of Schwab's brings; undefined for codes that leave the connection alone. */
export function endingByCode(outcome: Outcome, secrets: readonly string[]): Ending | undefined {
  const reason = reasonsByCode.get(outcome.code);
  return reason && { reason, error: errorOf("The stream", outcome, secrets) };
}

/** What a try to connect that failed comes to. */
export function endingOf(error: unknown): Ending {
  if (!(error instanceof SchwabKitError)) {
    // Of what a caller's own function threw only its kind is told: the rest may hold the token.
    return { reason: "network", error: unreachable(`What the login needs failed with ${kindOf(error)}.`) };
  }
  if (error instanceof StreamError && error.responseCode !== undefined) {
    return { reason: reasonsByCode.get(error.responseCode) ?? "network", error };
  }
  if (error.code === "login-required") return { reason: "login-required", error };
  if (error.code === "stream-address-refused") return { reason: "login-failed", error };
  const isPassing = error.retryable || error.action === "report" || error.action === "find-out";
  return { reason: isPassing ? "network" : "login-failed", error };
}

export function unreachable(what: string): StreamError {
  return new StreamError(
    "stream-unreachable",
    `${what} It is tried again as long as something is subscribed to.`,
  );
}
