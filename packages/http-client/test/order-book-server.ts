import type { ServerResponse } from "node:http";
import { hashOf, type ScriptedServer, type SeenRequest, serveScript } from "./scripted-server.js";
import { answer } from "./server.js";

export const hash: string = hashOf(0xab);

export const order = {
  orderType: "LIMIT",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  price: "1.15",
  orderLegCollection: [
    { instruction: "BUY", quantity: 10, instrument: { symbol: "XYZ", assetType: "EQUITY" } },
  ],
};

export interface BookServer extends ScriptedServer {
  /** Everything entered, as it is listed. */
  readonly book: Record<string, unknown>[];
  /** Lists an order of the same content, at this many seconds by the server's clock from now. */
  enter(sent: unknown, changes?: Record<string, unknown>, afterS?: number): string;
}

/** Answers a POST or PUT; `id` is the order's once it is entered. */
export type OnWrite = (response: ServerResponse, server: BookServer, request: SeenRequest) => void;

export interface BookServerOptions {
  /** How far the server's clock is ahead of the machine's, seconds. */
  aheadS?: number;
  /** Headers of every answer. */
  readonly headers?: Record<string, string>;
}

/** A server that keeps orders and lists them by window of time, while the test decides how writes end. */
export async function serveBook(onWrite: OnWrite, options: BookServerOptions = {}): Promise<BookServer> {
  const book: Record<string, unknown>[] = [];
  const serverNow = (): number => Date.now() + (options.aheadS ?? 0) * 1000;
  let nextId = 1000;
  const scripted = await serveScript((request, response) => {
    response.setHeader("date", new Date(serverNow()).toUTCString());
    if (request.method !== "GET") return onWrite(response, server, request);
    const id = /\/orders\/(\d+)$/.exec(request.path)?.[1];
    if (id !== undefined) {
      const one = book.find(({ orderId }) => String(orderId) === id);
      return answer(response, one === undefined ? 404 : 200, one ?? { message: "Not found" });
    }
    const { fromEnteredTime = "", toEnteredTime = "" } = request.query;
    const isInside = (time: unknown): boolean => {
      const at = Date.parse(String(time).replace("+0000", "Z"));
      return at >= Date.parse(fromEnteredTime) && at <= Date.parse(toEnteredTime);
    };
    answer(
      response,
      200,
      book.filter(({ enteredTime }) => isInside(enteredTime)),
      options.headers,
    );
  });
  const server: BookServer = {
    ...scripted,
    book,
    enter(sent, changes = {}, afterS = 0) {
      const { price, ...rest } = sent as typeof order;
      const enteredTime = new Date(serverNow() + afterS * 1000).toISOString().replace(/\.\d+Z$/, "+0000");
      const orderId = nextId++;
      book.push({ ...rest, price: Number(price), orderId, status: "WORKING", enteredTime, ...changes });
      return String(orderId);
    },
  };
  return server;
}

/** Lets a client wait for nothing any more: the connection is cut without an answer. */
export function cut(response: ServerResponse): void {
  response.socket?.destroy();
}
