import type { ErrorCode } from "@schwab-kit/core";
import type { Operation } from "../operation.js";
import type { Wait } from "./turn.js";

/** What is told of a call on its way. Holds no token, no account's hash or number, and nothing of any body. */
export type ClientEvent = {
  /** The call's number, its own within the process: the same in all events of one call. */
  readonly call: number;
  readonly method: Operation<unknown>["method"];
  /** Below the base URL, with the query; accounts, and whatever is too long for a symbol, are left out. */
  readonly path: string;
} & ClientEventDetail;

export type ClientEventDetail =
  /** A request goes out. `attempt` counts the requests of the call, from 1. */
  | { readonly type: "request"; readonly attempt: number }
  /** Its answer has come, whatever its status, and was read to the end. */
  | {
      readonly type: "response";
      readonly attempt: number;
      readonly status: number;
      readonly durationMs: number;
      readonly correlationId: string | undefined;
    }
  /** It got none: `api-unreachable`, `api-timeout`, or the caller aborted. */
  | {
      readonly type: "no-response";
      readonly attempt: number;
      readonly because: ErrorCode | "aborted";
      readonly durationMs: number;
    }
  /** The call failed in passing, and is to be tried again. */
  | { readonly type: "retry"; readonly because: ErrorCode; readonly inMs: number }
  /** A request waits for its turn in a rate window. */
  | ({ readonly type: "waiting"; readonly window: RateWindowName } & Wait)
  /** A 429 has paused a window, for all that share it. */
  | { readonly type: "paused"; readonly window: RateWindowName; readonly forMs: number };

export type RateWindowName = "requests" | "order-writes";

export type ClientEventListener = (event: ClientEvent) => unknown;

/** Tells a listener, whose failures are its own: no call fails, and no process ends, because a log could not be written. */
export function tell(listener: ClientEventListener | undefined, event: ClientEvent): void {
  if (listener === undefined) return;
  try {
    Promise.resolve(listener(event)).catch(() => {});
  } catch {
    // The same.
  }
}
