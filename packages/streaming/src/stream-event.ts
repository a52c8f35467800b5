import type { SchwabKitError } from "@schwab-kit/core";
import type { StreamService } from "./services/stream-service.js";

/**
 * `idle`: there is no connection and none is needed. `connecting`: on the way to one, the login and the
 * subscriptions included. `connected`: everything that was subscribed to comes in. `waiting`: the connection was
 * lost, and another try is made after a while. `stopped`: it ended for a reason that trying again does not mend; a
 * later command or `connect()` tries again. `closed`: for good.
 */
export type StreamState = "idle" | "connecting" | "connected" | "waiting" | "stopped" | "closed";

/** Why the state changed. */
export type StreamReason =
  /** `connect()`, or a command, needs a connection. */
  | "asked"
  /** The time before another try is over. */
  | "retry"
  | "logged-in"
  /** The socket ended, or could not be opened, or preferences and token could not be had for now. */
  | "network"
  /** Nothing came for `silenceMs`, not even a heartbeat, or a subscription that was to come back had no answer. */
  | "silence"
  /** The computer was asleep. */
  | "sleep"
  /** Too much in a row that can't be read. */
  | "garbage"
  /** Code 30: Schwab ended the connection. */
  | "stopped-by-schwab"
  /** Code 12: the user has opened another stream. */
  | "taken-over"
  /** Code 3, with a new token too. */
  | "login-denied"
  /** Nobody is logged in any more. */
  | "login-required"
  /** The login can't succeed as things are set up; `error` says why. */
  | "login-failed"
  /** Code 20: Schwab has lost the connection's login. */
  | "not-logged-in"
  | "logged-out"
  | "closed"
  | "aborted";

/** What is told of a stream. Holds no token, and nothing of any message. */
export type StreamEvent =
  | {
      readonly type: "state";
      readonly state: StreamState;
      readonly reason: StreamReason;
      /** What went wrong, where something did. */
      readonly error?: SchwabKitError | undefined;
      /** With `waiting`: milliseconds until the next try. */
      readonly inMs?: number | undefined;
    }
  /**
   * A subscription could not be brought back, after a reconnect or a command without an answer; it is tried again after
   * so many milliseconds.
   */
  | {
      readonly type: "resubscribe-failed";
      readonly service: StreamService;
      readonly error: SchwabKitError;
      readonly inMs: number;
    }
  /** A handler threw or rejected; `error` is what it threw. The others go on. */
  | { readonly type: "handler-failed"; readonly service: StreamService; readonly error: unknown }
  /**
   * A consumer was too slow for its messages: the oldest went, or the older ones of a key were conflated, or a handler
   * with a thousand unfinished ones was given no more. `count` is how many so far; told at the first, and whenever
   * their number has doubled.
   */
  | {
      readonly type: "dropped";
      readonly service: StreamService;
      readonly because: "drop-oldest" | "conflate" | "unfinished";
      readonly count: number;
    }
  /** A frame that can't be read; `length` in characters, undefined for one that is no text. */
  | { readonly type: "garbage"; readonly length: number | undefined }
  /** A response that answers no command, such as one that comes after its time limit. */
  | {
      readonly type: "unexpected-response";
      readonly service: string;
      readonly command: string;
      readonly code: number;
    }
  /** A notice of Schwab's that ends nothing. */
  | { readonly type: "notice"; readonly service: string; readonly code: number };

export type StreamEventListener = (event: StreamEvent) => unknown;

/** Tells events. What the listener throws, or rejects with, is its own: no message is lost for it. */
export function teller(listener: StreamEventListener | undefined): (event: StreamEvent) => void {
  return (event) => {
    if (listener === undefined) return;
    try {
      Promise.resolve(listener(event)).catch(() => {});
    } catch {
      // The same.
    }
  };
}
