import type { StreamEvent, StreamReason } from "@schwab-kit/streaming";

/** How the stream is, by the client of the tab that holds it. Data, for it is told to the other tabs. */
export type StreamStatus =
  | { readonly is: "connecting" }
  | { readonly is: "live" }
  /** It comes back by itself; `nextTryAt` in epoch milliseconds, undefined while a try is under way. */
  | { readonly is: "interrupted"; readonly reason: StreamReason; readonly nextTryAt?: number }
  /** It comes back when somebody asks for it. */
  | { readonly is: "stopped"; readonly reason: StreamReason };

/** How it is for a tab. `silent`: another tab holds it and gives no answer. */
export type Light =
  | { readonly is: "off" }
  | { readonly is: "silent" }
  | (StreamStatus & { readonly heldBy: "this tab" | "another tab" });

export type StateEvent = Extract<StreamEvent, { readonly type: "state" }>;

/** Between an interruption and its end every try fails alike: that is one interruption, not many. */
export function statusAfter(before: StreamStatus, event: StateEvent, now: number): StreamStatus {
  const { state, reason, inMs } = event;
  switch (state) {
    case "connected":
      return { is: "live" };
    case "waiting":
      return { is: "interrupted", reason, nextTryAt: now + (inMs ?? 0) };
    case "stopped":
      return { is: "stopped", reason };
    case "connecting":
    case "idle":
    case "closed":
      if (before.is === "interrupted") return { is: "interrupted", reason: before.reason };
      return before.is === "live" ? { is: "interrupted", reason } : { is: "connecting" };
  }
}

export const isTakenOver = (status: StreamStatus | undefined): boolean =>
  status?.is === "stopped" && status.reason === "taken-over";
