import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Sandbox, SandboxOptions } from "../src/index.js";
import type { StreamerInfo } from "../src/streamer/streamer-info.js";
import { get, login, sandboxForTest, testClock, testTime } from "./support.js";

export type Json = Record<string, unknown>;

/** A sandbox whose clocks stand still, somebody who has logged in, and the streamer's address. */
export interface StreamingSandbox {
  readonly sandbox: Sandbox;
  readonly info: StreamerInfo;
  readonly accessToken: string;
  /** Moves the sandbox's clock, by seconds. */
  advance(seconds: number): void;
  read<T>(path: string): Promise<T>;
  /** A connection that has not logged in. */
  connect(headers?: Record<string, string>): Promise<StreamSocket>;
  /** One that has, by this access token or the first one. */
  open(accessToken?: string): Promise<StreamSocket>;
}

interface Answer {
  readonly service: string;
  readonly command: string;
  readonly requestid: string;
  readonly content: { readonly code: number; readonly msg: string };
}

export interface StreamSocket {
  readonly socket: WebSocket;
  /** The frame that comes next, parsed; as text when it isn't JSON. */
  next(): Promise<Json>;
  /** Frames that have come and were not taken. */
  waiting(): number;
  /** Sends a command with the user's ids. */
  send(service: string, command: string, parameters?: Json, more?: Json): void;
  /** Sends one and gives its answer, which must be the next frame. */
  ask(service: string, command: string, parameters?: Json, more?: Json): Promise<Answer>;
  /** The content of the next frame, which must be of data. */
  data(): Promise<readonly Json[]>;
  /** The code by which the socket was closed; 1006 without a closing handshake. */
  readonly closed: Promise<number>;
}

export async function streamingSandbox(options: SandboxOptions = {}): Promise<StreamingSandbox> {
  const { now, advance } = testClock();
  const sandbox = await sandboxForTest({
    autoApprove: true,
    now,
    marketTime: testTime,
    speed: 0,
    ...options,
  });
  const { access_token: accessToken } = await login(sandbox);
  const read = async <T>(path: string): Promise<T> =>
    (await (await get(sandbox, path, accessToken)).json()) as T;
  const { streamerInfo } = await read<{ streamerInfo: [StreamerInfo] }>("/trader/v1/userPreference");
  const [info] = streamerInfo;
  const connect = (headers?: Record<string, string>): Promise<StreamSocket> => connectTo(info, headers);
  return {
    sandbox,
    info,
    accessToken,
    advance,
    read,
    connect,
    async open(token = accessToken) {
      const stream = await connect();
      const { content } = await stream.ask("ADMIN", "LOGIN", loginParameters(info, token));
      if (content.code !== 0) throw new Error(`No login: ${content.msg}`);
      return stream;
    },
  };
}

export function loginParameters(info: StreamerInfo, accessToken: string): Json {
  return {
    Authorization: accessToken,
    SchwabClientChannel: info.schwabClientChannel,
    SchwabClientFunctionId: info.schwabClientFunctionId,
  };
}

export async function connectTo(
  info: StreamerInfo,
  headers: Record<string, string> = {},
): Promise<StreamSocket> {
  const socket = new WebSocket(info.streamerSocketUrl, { headers });
  onTestFinished(() => socket.terminate());
  const frames: string[] = [];
  let wake: (() => void) | undefined;
  socket.on("message", (data) => {
    frames.push(String(data));
    wake?.();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on("close", (code) => {
      wake?.();
      resolve(code);
    });
  });
  await once(socket, "open");
  let requests = 0;

  async function next(): Promise<Json> {
    while (frames.length === 0) {
      if (socket.readyState === WebSocket.CLOSED) throw new Error("The stream is closed.");
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return parse(frames.shift() ?? "");
  }

  function send(service: string, command: string, parameters: Json = {}, more: Json = {}): void {
    requests += 1;
    const request = {
      requestid: String(requests),
      service,
      command,
      SchwabClientCustomerId: info.schwabClientCustomerId,
      SchwabClientCorrelId: info.schwabClientCorrelId,
      parameters,
      ...more,
    };
    socket.send(JSON.stringify({ requests: [request] }));
  }

  return {
    socket,
    next,
    waiting: () => frames.length,
    send,
    async ask(...command) {
      send(...command);
      const frame = await next();
      const [answer] = (frame["response"] ?? []) as Answer[];
      if (answer === undefined) throw new Error(`No response: ${JSON.stringify(frame)}`);
      return answer;
    },
    async data() {
      const frame = await next();
      const [data] = (frame["data"] ?? []) as { content: readonly Json[] }[];
      if (data === undefined) throw new Error(`No data: ${JSON.stringify(frame)}`);
      return data.content;
    },
    closed,
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { text };
  }
}
