import { isObject } from "@schwab-kit/core/support";
import type { Outcome } from "../commands/response-codes.js";

/** One thing that a frame of Schwab's tells. */
export type FramePart =
  | {
      readonly type: "response";
      readonly service: string;
      readonly command: string;
      readonly requestId: string;
      readonly outcome: Outcome;
    }
  /** What Schwab says of its own accord, such as that it ends the connection. */
  | { readonly type: "notice"; readonly service: string; readonly outcome: Outcome }
  | { readonly type: "heartbeat" }
  | {
      readonly type: "data";
      readonly service: string;
      /** Epoch ms. */
      readonly timestamp: number;
      readonly content: readonly unknown[];
    };

type Members = Readonly<Record<string, unknown>>;

/** What a frame tells, in its order; undefined for a frame that can't be read. Never throws. */
export function readFrame(text: string): readonly FramePart[] | undefined {
  const frame = parse(text);
  if (!isObject(frame)) return undefined;
  const parts: FramePart[] = [];
  let isReadable = false;
  for (const [kind, read] of readers) {
    const list = frame[kind];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return undefined;
    isReadable = true;
    for (const element of list) {
      const part = isObject(element) ? read(element) : undefined;
      if (part === undefined) return undefined;
      parts.push(part);
    }
  }
  return isReadable ? parts : undefined;
}

const readers: readonly (readonly [string, (element: Members) => FramePart | undefined])[] = [
  ["response", readResponse],
  ["notify", readNotice],
  ["data", readData],
  // By TD Ameritrade's name for the same thing, which Schwab has kept in its clients.
  ["snapshot", readData],
];

function readResponse(element: Members): FramePart | undefined {
  const outcome = readOutcome(element["content"]);
  if (outcome === undefined) return undefined;
  return {
    type: "response",
    service: String(element["service"]),
    command: String(element["command"]),
    requestId: String(element["requestid"]),
    outcome,
  };
}

function readNotice(element: Members): FramePart | undefined {
  if (element["heartbeat"] !== undefined) return { type: "heartbeat" };
  const outcome = readOutcome(element["content"]);
  return outcome && { type: "notice", service: String(element["service"]), outcome };
}

function readData({ service, timestamp, content }: Members): FramePart | undefined {
  if (typeof service !== "string" || !Array.isArray(content)) return undefined;
  return { type: "data", service, timestamp: Number(timestamp), content };
}

function readOutcome(content: unknown): Outcome | undefined {
  if (!isObject(content)) return undefined;
  const code = String(content["code"]);
  return /^\d{1,9}$/.test(code) ? { code: Number(code), msg: String(content["msg"] ?? "") } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
