import { StreamClient, type StreamClientOptions } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import type { Client } from "./client.js";

export * from "@schwab-kit/streaming";

/**
 * A stream with a client's login. Schwab allows one per user: opening it ends another that is open. Close it before
 * the client.
 */
export function streamClient(
  client: Client,
  options: Omit<StreamClientOptions, "client" | "tokens" | "openSocket"> = {},
): StreamClient {
  return new StreamClient({ ...options, client, tokens: client.tokens, openSocket: nodeSocket });
}
