import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Journal } from "../journal/journal.js";
import { redactPath, redactQuery } from "../journal/redact.js";
import { isOwnHost, type OwnAddress } from "../own-address.js";
import type { StreamFaultList } from "./faults/stream-fault-list.js";
import { streamerPath } from "./streamer-info.js";

interface AcceptingParts {
  readonly server: Server;
  readonly own: OwnAddress;
  readonly journal: Journal;
  readonly now: () => number;
  readonly faults: StreamFaultList;
  /** Whether there is room for one more connection. */
  readonly hasRoom: () => boolean;
  readonly accepted: (socket: WebSocket, transport: Duplex, host: string) => void;
}

/** Bytes of one frame, as of a request's body. */
const mostBytes = 256 * 1024;

/** Lets programs connect to the streamer, on the port that answers everything else. */
export function acceptConnections(parts: AcceptingParts): void {
  const { server, own, journal, now, accepted } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: mostBytes,
    // A stalled connection must not answer pings either.
    autoPong: false,
  });

  function note(request: IncomingMessage, { status, fault }: Answered): void {
    const { path, query } = targetOf(request);
    journal.add({
      time: now(),
      method: request.method ?? "",
      host: request.headers.host ?? "",
      path: redactPath(path),
      query: redactQuery(query),
      status,
      ...(fault && { fault }),
    });
  }

  server.on("upgrade", (request, transport, head) => {
    // Node has none of its own here, and an error without a listener would end the process.
    transport.on("error", () => undefined);
    const refusal = refusalOf(request, own) ?? lackOf(parts);
    if (refusal !== undefined) {
      note(request, refusal);
      refuse(transport, refusal);
      return;
    }
    sockets.handleUpgrade(request, transport, head, (socket) => {
      note(request, { status: 101 });
      accepted(socket, transport, request.headers.host ?? "");
    });
  });
}

interface Answered {
  readonly status: number;
  /** In words, the fault that was played. */
  readonly fault?: string;
}

interface Refusal extends Answered {
  readonly message: string;
}

function lackOf({ hasRoom, faults }: AcceptingParts): Refusal | undefined {
  const noRoom = { status: 503, message: "The streamer takes no more connections now." };
  if (!hasRoom()) return noRoom;
  return faults.takeRefusal() ? { ...noRoom, fault: "refused" } : undefined;
}

function refusalOf(request: IncomingMessage, own: OwnAddress): Refusal | undefined {
  const { headers } = request;
  if (!isOwnHost(own, headers.host)) {
    return {
      status: 403,
      message: "The sandbox answers only to its own address on 127.0.0.1 or localhost.",
    };
  }
  if (headers.origin !== undefined && !isLoopback(headers.origin)) {
    return { status: 403, message: "The streamer is open only to pages of this machine." };
  }
  if (headers.upgrade?.toLowerCase() !== "websocket") {
    // Some clients offer HTTP/2 so, on any path.
    return { status: 400, message: "The sandbox speaks HTTP/1.1 and WebSocket; send no other Upgrade." };
  }
  if (targetOf(request).path !== streamerPath) {
    return { status: 404, message: `The streamer is at ${streamerPath}.` };
  }
  return undefined;
}

/** Not by `URL`, which throws for some targets that a request may have, such as `//`. */
function targetOf({ url = "" }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = "", ...query] = url.split("?");
  return { path, query: new URLSearchParams(query.join("?")) };
}

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(origin);
}

function refuse(transport: Duplex, { status, message }: Refusal): void {
  const body = JSON.stringify({ message });
  // The other side may never end it, and the sandbox could not close then.
  transport.once("finish", () => transport.destroy());
  transport.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
