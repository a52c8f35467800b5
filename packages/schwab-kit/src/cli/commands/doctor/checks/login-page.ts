import { createAuthorization } from "@schwab-kit/login-flow";
import type { Check } from "../examine.js";
import { ok, unknown, wrong } from "../finding.js";
import { HOST_LIMIT_MS } from "../reach.js";

/** Opens the login page's address, once, and follows it nowhere. Only when asked to: it may end an access token. */
export const loginPage: Check = {
  name: "login-page",
  async look({ appKey, callbackUrl, mayAuthorize, server }) {
    if (!mayAuthorize) {
      return unknown(
        "It was not asked, because beginning a login may end the current access token.",
        "To have it asked whether it knows the app key and callback URL: schwab doctor --authorize",
      );
    }
    if (appKey === undefined || callbackUrl === undefined) {
      return unknown("App key or callback URL is missing.");
    }
    const { authorizationUrl } = createAuthorization({ appKey, callbackUrl, baseUrl: server().baseUrl });
    const { status, body } = await fetch(authorizationUrl, {
      redirect: "manual",
      signal: AbortSignal.timeout(HOST_LIMIT_MS),
    });
    await body?.cancel();
    if (status >= 500 || status === 403 || status === 429) {
      return unknown(`The login page can't be had at the moment (HTTP ${status}).`);
    }
    if (status < 400) return ok("The login page begins a login for this app key and callback URL.");
    return wrong(
      "authorize-refused",
      `The login page refuses this app key with this callback URL (HTTP ${status}).`,
      'Compare both with the developer portal, letter by letter, and look whether the app is "Ready For Use".',
    );
  },
};
