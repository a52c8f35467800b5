import { onTestFinished } from "vitest";
import { StreamClient, type StreamClientOptions, type StreamEvent } from "../src/index.js";
import { nodeSocket } from "../src/node/index.js";
import type { ScriptedStreamer } from "./scripted-streamer.js";

export interface StreamForTest {
  readonly stream: StreamClient;
  readonly events: StreamEvent[];
  /** What getAccessToken was called with, each time. */
  readonly tokenCalls: ({ rejected?: string } | undefined)[];
  /** The changes of state so far, as `connected logged-in`. */
  states(): string[];
  /** Resolves with the first event for which this is true, past ones included. */
  event<Type extends StreamEvent["type"]>(
    type: Type,
    isIt?: (event: Extract<StreamEvent, { type: Type }>) => boolean,
  ): Promise<Extract<StreamEvent, { type: Type }>>;
}

/** A client of a scripted streamer. It waits for nothing before it reconnects, unless told otherwise. */
export function streamForTest(
  streamer: ScriptedStreamer,
  options: Partial<StreamClientOptions> = {},
): StreamForTest {
  const events: StreamEvent[] = [];
  const tokenCalls: StreamForTest["tokenCalls"] = [];
  const stream = new StreamClient({
    client: { getUserPreferences: async () => streamer.preferences },
    tokens: {
      async getAccessToken({ signal: _, ...others } = {}) {
        tokenCalls.push(others);
        return `token-${tokenCalls.length}`;
      },
    },
    openSocket: nodeSocket,
    backoff: () => 0,
    ...options,
    onEvent(event) {
      events.push(event);
      return options.onEvent?.(event);
    },
  });
  onTestFinished(() => stream.close());
  return {
    stream,
    events,
    tokenCalls,
    states: () =>
      events.flatMap((event) => (event.type === "state" ? [`${event.state} ${event.reason}`] : [])),
    async event(type, isIt = () => true) {
      for (;;) {
        for (const event of events) if (event.type === type && isIt(event as never)) return event as never;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
}

/** Resolves when this is true. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** What something rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown> & Error> {
  return await promise.then(
    () => {
      throw new Error("It did not reject.");
    },
    (error) => error,
  );
}
