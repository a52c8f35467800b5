import {
  type AuthorizationContext,
  completeAuthorization,
  createAuthorization,
} from "@schwab-kit/login-flow";
import { type Client, createClient } from "./client.js";
import type { ClientOptions, TokenWriteFunction } from "./client-options.js";
import { writeOnlyStorage } from "./write-only-storage.js";

/**
 * Begins a login in an application of your own: send the person to `authorizationUrl`, keep the context
 * (it is plain data), and give both it and the address they come back with to `clientFromReceivedUrl`.
 */
export function getAuthContext(options: {
  readonly apiKey: string;
  readonly callbackUrl: string;
  readonly state?: string | undefined;
  readonly baseUrl?: string | undefined;
}): AuthorizationContext {
  return createAuthorization({
    appKey: options.apiKey,
    callbackUrl: options.callbackUrl,
    state: options.state,
    baseUrl: options.baseUrl,
  });
}

/**
 * Ends that login: checks the address, exchanges its code once, stores the token with `tokenWriteFunc`, and
 * gives a client.
 * @throws LoginError, TokenEndpointError, StorageError
 */
export async function clientFromReceivedUrl(
  options: ClientOptions & {
    readonly authContext: AuthorizationContext;
    readonly receivedUrl: string | URL;
    readonly tokenWriteFunc: TokenWriteFunction;
  },
): Promise<Client> {
  const { record } = await completeAuthorization(options.authContext, options.receivedUrl, {
    appKey: options.apiKey,
    appSecret: options.appSecret,
    fetch: options.fetch,
    clock: options.clock,
  });
  const client = createClient(writeOnlyStorage(options.tokenWriteFunc), {
    ...options,
    baseUrl: options.baseUrl ?? options.authContext.baseUrl,
  });
  await client.tokens.adopt(record);
  return client;
}
