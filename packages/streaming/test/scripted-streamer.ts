import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";

export interface Request {
  readonly service: string;
  readonly command: string;
  readonly requestid: string;
  readonly SchwabClientCustomerId: string;
  readonly SchwabClientCorrelId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What to answer: a code, frames in place of a response, or nothing at all. */
export type Answer = number | readonly (object | string)[] | "nothing";

/** One connection that a client has made. */
export class ScriptedConnection {
  readonly requests: Request[] = [];
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Bytes go as a message that is no text. */
  send(frame: object | string | Uint8Array): void {
    const isReady = typeof frame === "string" || frame instanceof Uint8Array;
    this.#socket.send(isReady ? frame : JSON.stringify(frame));
  }

  data(service: string, content: readonly object[], timestamp = 1_790_000_000_000): void {
    this.send({ data: [{ service, timestamp, command: "SUBS", content }] });
  }

  notice(code: number, msg = "words"): void {
    this.send({ notify: [{ service: "ADMIN", timestamp: 1, content: { code, msg } }] });
  }

  drop(): void {
    this.#socket.terminate();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** What was asked, without LOGIN: `SUBS LEVELONE_EQUITIES AAPL 0,1`. */
  get commands(): string[] {
    return this.requests
      .filter(({ command }) => command !== "LOGIN")
      .map(({ command, service, parameters }) =>
        [command, service, parameters["keys"], parameters["fields"]].filter(Boolean).join(" "),
      );
  }
}

/** A streamer over real sockets that answers every command with success, unless a test says otherwise. */
export class ScriptedStreamer {
  readonly connections: ScriptedConnection[] = [];
  answer: (request: Request, connection: ScriptedConnection) => Answer = () => 0;
  readonly #server: WebSocketServer;

  constructor(server: WebSocketServer) {
    this.#server = server;
    server.on("connection", (socket) => {
      const connection = new ScriptedConnection(socket);
      this.connections.push(connection);
      socket.on("error", () => {});
      socket.on("message", (data) => {
        for (const request of JSON.parse(String(data)).requests as Request[]) {
          connection.requests.push(request);
          this.#reply(request, connection);
        }
      });
    });
  }

  get last(): ScriptedConnection {
    const connection = this.connections.at(-1);
    if (connection === undefined) throw new Error("Nobody has connected.");
    return connection;
  }

  /** Resolves once there are so many connections that asked for so many things, LOGIN included. */
  async reached(connections: number, requests: number): Promise<ScriptedConnection> {
    for (;;) {
      const connection = this.connections[connections - 1];
      if (connection !== undefined && connection.requests.length >= requests) return connection;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ws`;
  }

  get preferences(): { readonly streamerInfo: [Record<string, string>] } {
    return {
      streamerInfo: [
        {
          streamerSocketUrl: this.url,
          schwabClientCustomerId: "customer",
          schwabClientCorrelId: "correl",
          schwabClientChannel: "N9",
          schwabClientFunctionId: "APIAPP",
        },
      ],
    };
  }

  /** The response frame to a request. */
  response({ service, command, requestid }: Request, code: number, msg = "words"): object {
    return { response: [{ service, command, requestid, timestamp: 1, content: { code, msg } }] };
  }

  #reply(request: Request, connection: ScriptedConnection): void {
    const answer = this.answer(request, connection);
    if (answer === "nothing") return;
    const frames = typeof answer === "number" ? [this.response(request, answer)] : answer;
    for (const frame of frames) connection.send(frame);
  }
}

export async function startStreamer(): Promise<ScriptedStreamer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return new ScriptedStreamer(server);
}
