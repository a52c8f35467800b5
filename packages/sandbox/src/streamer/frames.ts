import type { Json } from "../orders/order-request.js";
import type { StreamService } from "./feeds/stream-feeds.js";
import type { CommandHead } from "./read-commands.js";
import type { Outcome } from "./response-codes.js";

export type FrameKind = "response" | "notify" | "data";

/** A frame as it goes over the socket, and what it is for the faults. */
export interface Frame {
  readonly kind: FrameKind;
  readonly service: string | undefined;
  readonly text: string;
}

/** The answer to a command. `time` is the sandbox's, epoch milliseconds. */
export function responseFrame(head: CommandHead, content: Outcome, time: number): Frame {
  const { service, command, requestid, correlId } = head;
  const response = { service, command, requestid, SchwabClientCorrelId: correlId, timestamp: time, content };
  return frame("response", service, { response: [response] });
}

export function heartbeatFrame(time: number): Frame {
  return frame("notify", undefined, { notify: [{ heartbeat: String(time) }] });
}

/** What the streamer says without having been asked, before it severs the connection. */
export function adminNotice(content: Outcome, time: number): Frame {
  return frame("notify", "ADMIN", { notify: [{ service: "ADMIN", timestamp: time, content }] });
}

/** `time` is the market's, epoch milliseconds. The command is SUBS whichever one has brought the data. */
export function dataFrame(service: StreamService, content: readonly Json[], time: number): Frame {
  return frame("data", service, { data: [{ service, timestamp: time, command: "SUBS", content }] });
}

function frame(kind: FrameKind, service: string | undefined, value: Json): Frame {
  return { kind, service, text: JSON.stringify(value) };
}
