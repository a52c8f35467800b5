import { TokenManager } from "@schwab-kit/core";
import { openIndexedDbStorage } from "@schwab-kit/storage-indexeddb";
import type { DemoConfig } from "../demo-config.js";
import type { Journal } from "./hood/journal.js";
import { observedFetch } from "./hood/observed-fetch.js";

export interface OpenedTokens {
  readonly tokens: TokenManager;
  /** How the token is kept, in words. */
  readonly kept: string;
}

/** The login of this origin, shared by all of its tabs. The app secret is with the gateway: none is given here. */
export async function openTokens({ appKey }: DemoConfig, journal: Journal): Promise<OpenedTokens> {
  const storage = await openIndexedDbStorage();
  const { sharedBetween, durable } = storage.capabilities;
  const kept = [
    sharedBetween === "tabs" ? "shared by all tabs" : "for this tab alone",
    durable ? "survives a restart" : "gone with this page",
  ].join(", ");
  const tokens = new TokenManager({
    storage,
    appKey,
    baseUrl: location.origin,
    fetch: observedFetch(journal),
  });
  return { tokens, kept };
}
