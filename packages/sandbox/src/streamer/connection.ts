import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { StreamFaultList } from "./faults/stream-fault-list.js";
import { isNoticeFault, notices } from "./faults/stream-fault-names.js";
import { adminNotice, type Frame, type FrameKind } from "./frames.js";
import type { Outcome } from "./response-codes.js";

/** The sending side of one WebSocket, with what goes wrong on it. */
export interface Connection {
  send(frame: Frame): void;
  /** Says why, and ends the connection as Schwab does: without the closing handshake. */
  sever(reason?: Outcome): void;
  /** Ends it at once; what has not left is lost. */
  cut(): void;
  /** Ends it with the closing handshake, unless it has stalled. */
  close(): void;
  isOver(): boolean;
  /** Whether more waits to be read by the other side than the streamer keeps. */
  isSlow(): boolean;
}

interface ConnectionParts {
  readonly socket: WebSocket;
  /** The socket under it. */
  readonly transport: Duplex;
  readonly faults: StreamFaultList;
  /** Epoch milliseconds, by the sandbox's clock. */
  readonly now: () => number;
}

/** Bytes that may wait for a slow consumer. */
const mostUnread = 16 * 1024 * 1024;

/** Milliseconds in which the other side may read the reason why it was severed. */
const severingTime = 1000;

/** Schwab sends unreadable JSON now and then: text with characters that it doesn't escape. */
const garbage = '{"data":[{"service":"LEVELONE_EQUITIES","content":[{"key":"\u0001\\x';

export function createConnection({ socket, transport, faults, now }: ConnectionParts): Connection {
  let isOver = false;
  let isStalled = false;
  /** Frames that are sent after the next one of their kind. */
  const held = new Map<FrameKind, Frame>();
  socket.on("ping", (data) => {
    if (!isStalled && !isOver) socket.pong(data);
  });
  socket.on("close", () => {
    isOver = true;
  });

  function transmit(text: string): void {
    socket.send(text, () => undefined);
  }

  function sever(reason?: Outcome): void {
    if (isOver) return;
    isOver = true;
    if (reason !== undefined && !isStalled) transmit(adminNotice(reason, now()).text);
    transport.end();
    const timer = setTimeout(() => socket.terminate(), severingTime);
    socket.once("close", () => clearTimeout(timer));
  }

  function cut(): void {
    isOver = true;
    socket.terminate();
  }

  return {
    sever,
    cut,
    close() {
      if (isOver || isStalled) return;
      isOver = true;
      socket.close(1000);
    },
    isOver: () => isOver,
    isSlow: () => socket.bufferedAmount > mostUnread,
    send(frame) {
      if (isOver || isStalled) return;
      const earlier = held.get(frame.kind);
      if (earlier !== undefined) {
        held.delete(frame.kind);
        transmit(frame.text);
        transmit(earlier.text);
        return;
      }
      const fault = faults.takeForFrame(frame);
      if (fault === "cut") cut();
      else if (fault === "stall") isStalled = true;
      else if (fault === "reorder") held.set(frame.kind, frame);
      else if (fault !== undefined && isNoticeFault(fault)) sever(notices[fault]);
      else {
        if (fault === "garbage") transmit(garbage);
        transmit(frame.text);
        if (fault === "duplicate") transmit(frame.text);
      }
    },
  };
}
