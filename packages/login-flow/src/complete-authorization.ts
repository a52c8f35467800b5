import { type Clock, endpointsOf, type Secret } from "@schwab-kit/core";
import { exchangeCode, type MintedGrant } from "@schwab-kit/core/token-endpoint";
import type { AuthorizationContext } from "./authorization-context.js";
import { type ReadRedirectOptions, readRedirect } from "./read-redirect.js";
import type { ReceivedRedirect } from "./received-query.js";

export interface CompletionOptions extends ReadRedirectOptions {
  readonly appKey: string;
  /** Left out by a public client, such as a page behind a gateway. */
  readonly appSecret?: string | Secret | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock?: Clock | undefined;
  /** Limit for the exchange, milliseconds; 30 000 unless given. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Ends a login: checks what came back, then exchanges the code for a grant. Exchanged once and never again,
 * since a code is used up by the first try; it lives about 30 seconds, so call this at once.
 * @throws LoginError as `readRedirect`, before anything is sent
 * @throws TokenEndpointError as core's `exchangeCode`; `code-rejected` means: begin a new login
 */
export async function completeAuthorization(
  context: AuthorizationContext,
  received: ReceivedRedirect,
  options: CompletionOptions,
): Promise<MintedGrant> {
  const { code } = readRedirect(context, received, options);
  return exchange(context, code, options);
}

/** The exchange alone, for a code that `readRedirect` has passed. */
export async function exchange(
  context: AuthorizationContext,
  code: string,
  options: CompletionOptions,
): Promise<MintedGrant> {
  const { baseUrl, callbackUrl } = context;
  return exchangeCode({ ...options, endpoints: endpointsOf(baseUrl), code, callbackUrl });
}
