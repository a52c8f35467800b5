import { TokenManager, type TokenStorage } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import {
  type AuthorizationContext,
  completeAuthorization,
  createAuthorization,
} from "@schwab-kit/login-flow";

/** What a page needs to know: its own origin, the app's key, and its callback's address. Never the secret. */
export interface Page {
  readonly baseUrl: string; // location.origin
  readonly appKey: string;
  readonly callbackUrl: string; // a page of this origin
  readonly storage: TokenStorage; // await openIndexedDbStorage()
  readonly fetch: typeof fetch; // leave it out in a page
}

/** Where to send the person; keep the context in sessionStorage until they are back. */
export function beginSignIn({ appKey, callbackUrl, baseUrl }: Page): AuthorizationContext {
  return createAuthorization({ appKey, callbackUrl, baseUrl });
}

/** On the callback's page, with its address. */
export async function finishSignIn(page: Page, context: AuthorizationContext, href: string) {
  const { record } = await completeAuthorization(context, href, page);
  const tokens = new TokenManager(page);
  await tokens.adopt(record);
  return new SchwabClient({ tokens, baseUrl: page.baseUrl, fetch: page.fetch });
}
