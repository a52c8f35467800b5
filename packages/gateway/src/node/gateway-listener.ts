import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "../refusal.js";
import { readRequest } from "./read-request.js";

/** Milliseconds that what is left of a refused body may still take to come. */
const DRAIN_MS = 2_000;

/**
 * A handler as a listener of Node's own servers, and so as middleware of Express. What only Node's raw request shows
 * is refused before the handler sees it. Prints nothing, whatever fails.
 */
export function gatewayListener(
  handler: (request: Request) => Response | Promise<Response>,
): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    outgoing.once("finish", () => letRestOfBodyCome(incoming));
    answer(incoming, outgoing, handler, gone.signal).catch(() => outgoing.destroy());
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: (request: Request) => Response | Promise<Response>,
  gone: AbortSignal,
): Promise<void> {
  const { status, headers, body } = await responseTo(incoming, handler, gone);
  outgoing.statusCode = status;
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
  if (body === null || incoming.method === "HEAD") {
    await body?.cancel();
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  await pipeline(Readable.fromWeb(body as never), outgoing);
}

async function responseTo(
  incoming: IncomingMessage,
  handler: (request: Request) => Response | Promise<Response>,
  gone: AbortSignal,
): Promise<Response> {
  try {
    return await handler(readRequest(incoming, gone));
  } catch (error) {
    if (error instanceof Refusal) return error.toResponse();
    throw error;
  }
}

/** A client that is still sending would not hear an answer that comes with the end of the connection. */
function letRestOfBodyCome(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  const timer = setTimeout(() => incoming.destroy(), DRAIN_MS);
  incoming.once("close", () => clearTimeout(timer));
  incoming.resume();
}
