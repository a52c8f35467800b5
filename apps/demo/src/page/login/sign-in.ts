import type { TokenManager } from "@schwab-kit/core";
import {
  type AuthorizationContext,
  completeAuthorization,
  createAuthorization,
} from "@schwab-kit/login-flow";
import type { DemoConfig } from "../../demo-config.js";
import { madeBy } from "../hood/attribution.js";
import type { Journal } from "../hood/journal.js";
import { observedFetch } from "../hood/observed-fetch.js";

/** The login under way, in this tab alone. It holds the state and no secret. */
const contextKey = "schwab-kit-demo-login";

/** Sends the person to the sign-in page. They come back to the callback URL, which is this page again. */
export async function beginSignIn(config: DemoConfig, tokens: TokenManager): Promise<void> {
  await tokens.prepareLogin();
  const { appKey, callbackUrl } = config;
  const context = createAuthorization({ appKey, callbackUrl, baseUrl: location.origin });
  sessionStorage.setItem(contextKey, JSON.stringify(context));
  location.assign(context.authorizationUrl);
}

/** Whether the browser has just come back from the sign-in page. */
export function isRedirect(config: DemoConfig, address: URL): boolean {
  const { pathname } = new URL(config.callbackUrl);
  return address.pathname === pathname && ["code", "error"].some((name) => address.searchParams.has(name));
}

/**
 * Ends the login that `beginSignIn` began.
 * @throws LoginError, TokenEndpointError, StorageError as login-flow and core have it
 */
export async function finishSignIn(
  { config, tokens, journal }: { config: DemoConfig; tokens: TokenManager; journal: Journal },
  redirect: URL,
): Promise<void> {
  // The code is of no use to anybody who looks at the address or the history later.
  history.replaceState(null, "", "/");
  const kept = sessionStorage.getItem(contextKey);
  sessionStorage.removeItem(contextKey);
  const context = kept === null ? newContext(config) : (JSON.parse(kept) as AuthorizationContext);
  journal.note({
    kind: "login",
    text: "Back from the sign-in page; address and state are checked.",
    by: madeBy.redirect,
  });
  const { record } = await completeAuthorization(context, redirect.search, {
    appKey: config.appKey,
    fetch: observedFetch(journal),
  });
  await tokens.adopt(record, { replaceUnreadable: true });
}

/** Of no login: what comes back without one is refused, with the reason. */
function newContext({ appKey, callbackUrl }: DemoConfig): AuthorizationContext {
  return createAuthorization({ appKey, callbackUrl, baseUrl: location.origin });
}
