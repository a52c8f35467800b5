import { createHash, randomUUID } from "node:crypto";
import type { OwnAddress } from "../own-address.js";

/** How a program finds the streamer and names itself to it, with Schwab's member names. */
export interface StreamerInfo {
  readonly streamerSocketUrl: string;
  readonly schwabClientCustomerId: string;
  readonly schwabClientCorrelId: string;
  readonly schwabClientChannel: string;
  readonly schwabClientFunctionId: string;
}

/** The path of the streamer's WebSocket. */
export const streamerPath = "/ws";

/** The address is the sandbox's own, so that no program under test ever connects to Schwab's. */
export function createStreamerInfo(own: OwnAddress): StreamerInfo {
  return {
    streamerSocketUrl: `${own.url.replace(/^http/, "ws")}${streamerPath}`,
    schwabClientCustomerId: createHash("sha256").update("the sandbox's customer").digest("hex"),
    schwabClientCorrelId: randomUUID(),
    schwabClientChannel: "N9",
    schwabClientFunctionId: "APIAPP",
  };
}
