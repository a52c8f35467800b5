import { endpointsOf, TokenEndpointError } from "@schwab-kit/core";
import { exchangeCode } from "@schwab-kit/core/token-endpoint";
import type { Check } from "../examine.js";
import { ok, unanswered, unknown, wrong } from "../finding.js";
import { HOST_LIMIT_MS } from "../reach.js";

/**
 * Whether the token endpoint takes the app key and secret: it is given a code that was made up, and what it then
 * complains about tells. That ends no login and uses nothing up.
 */
export const credentialsAccepted: Check = {
  name: "app",
  async look({ appKey, appSecret, server }) {
    if (appKey === undefined || appSecret === undefined) return unknown("App key or app secret is missing.");
    const endpoints = endpointsOf(server().baseUrl);
    const made = { code: "made-up", callbackUrl: "https://127.0.0.1", timeoutMs: HOST_LIMIT_MS };
    try {
      await exchangeCode({ endpoints, appKey, appSecret, ...made });
      return unknown("The token endpoint took a code that was made up.");
    } catch (error) {
      if (!(error instanceof TokenEndpointError)) throw error;
      if (error.code === "code-rejected") return ok("The token endpoint takes the app key and secret.");
      if (error.code !== "client-rejected") return unanswered(error);
      return wrong(
        "client-rejected",
        "The token endpoint refuses the app key or the app secret.",
        'Compare both with the developer portal, and look there whether the app is "Ready For Use": a new or changed app is not, for some days.',
      );
    }
  },
};
