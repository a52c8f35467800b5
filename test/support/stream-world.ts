import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import type { StreamClientOptions } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import type { Client } from "schwab-kit";
import { onTestFinished } from "vitest";
import { clientOf } from "./sandbox-client.js";
import { StreamDriver } from "./stream-driver.js";

/** A driver wherever it lives. */
export type DrivenStream = {
  readonly [Method in keyof StreamDriver]: (
    ...given: Parameters<StreamDriver[Method]>
  ) => ReturnType<StreamDriver[Method]> | Promise<Awaited<ReturnType<StreamDriver[Method]>>>;
};

/** Milliseconds. */
export type StreamLimits = Pick<StreamClientOptions, "connectMs" | "commandMs" | "silenceMs">;

/** Makes a stream somewhere, with preferences and tokens of a client in Node. It ends with the test. */
export type MakeStream = (client: Client, limits: StreamLimits) => Promise<DrivenStream>;

export interface StreamWorld {
  readonly sandbox: Sandbox;
  /** REST, at the same sandbox. */
  readonly client: Client;
  open(limits?: StreamLimits): Promise<DrivenStream>;
}

/** A sandbox whose market stands still, and somebody who is logged in there. */
export async function streamWorld(makeStream: MakeStream, marketTime: string): Promise<StreamWorld> {
  const sandbox = await startSandbox({ autoApprove: true, marketTime: Date.parse(marketTime), speed: 0 });
  onTestFinished(() => sandbox.close());
  const client = await clientOf(sandbox);
  onTestFinished(() => client.close());
  return { sandbox, client, open: (limits = {}) => makeStream(client, limits) };
}

export const streamInNode: MakeStream = async (client, limits) => {
  const driver = new StreamDriver({ client, tokens: client.tokens, openSocket: nodeSocket, ...limits });
  onTestFinished(async () => {
    await driver.command("close");
  });
  return driver;
};

/**
 * Resolves when the stream has had everything that the sandbox has sent so far, for answers come in order with
 * messages. Nothing is subscribed to by it.
 */
export async function caughtUp(stream: DrivenStream): Promise<void> {
  const refusal = await stream.command("levelOneForexUnsubs", ["GBP/USD"]);
  if (refusal !== undefined) throw new Error(`No answer: ${JSON.stringify(refusal)}`);
}
