// Runs in the page.
import type { UserPreference } from "@schwab-kit/http-client";
import { StreamDriver } from "./stream-driver.js";
import type { StreamLimits } from "./stream-world.js";

declare global {
  /** Node's side. */
  function preferencesFromNode(): Promise<UserPreference>;
  function tokenFromNode(rejected: string | undefined): Promise<string>;
  /** The page's. */
  var openStream: (limits: StreamLimits) => void;
  var driver: StreamDriver;
}

globalThis.openStream = (limits) => {
  globalThis.driver = new StreamDriver({
    client: { getUserPreferences: () => preferencesFromNode() },
    tokens: { getAccessToken: ({ rejected } = {}) => tokenFromNode(rejected) },
    ...limits,
  });
};
