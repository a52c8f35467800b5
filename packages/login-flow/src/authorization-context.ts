import { ConfigError, checkCredentials, endpointsOf, SCHWAB_ORIGIN } from "@schwab-kit/core";
import { toBase64Url } from "@schwab-kit/core/support";
import { checkCallbackUrl } from "./callback-url.js";

/**
 * One login between its two steps. Plain data, so that a web app can keep it in a session. It holds no secret,
 * but keep it to the person whose login it is: `state` is what proves that a redirect belongs to it.
 */
export interface AuthorizationContext {
  /** Exactly as registered with the app. */
  readonly callbackUrl: string;
  /** Where the person logs in. */
  readonly authorizationUrl: string;
  /** Comes back with the redirect; a redirect without it is refused. */
  readonly state: string;
  /** The server whose login this is, such as https://api.schwabapi.com. */
  readonly baseUrl: string;
}

export interface AuthorizationOptions {
  readonly appKey: string;
  /** Exactly as registered in the developer portal: scheme, case, port and closing slash count. */
  readonly callbackUrl: string;
  /** Schwab's own server unless given; a sandbox's or a gateway's otherwise. */
  readonly baseUrl?: string | undefined;
  /** 16 or more letters, digits and `-._~`; 43 random ones unless given. Never use one twice. */
  readonly state?: string | undefined;
}

/**
 * Begins a login: open `authorizationUrl` in the person's browser, then hand what the browser was sent back to
 * to `completeAuthorization`. Sends nothing.
 * @throws ConfigError `config-missing`, `config-invalid` or `callback-url-unsupported`
 */
export function createAuthorization(options: AuthorizationOptions): AuthorizationContext {
  const { appKey, callbackUrl, baseUrl = SCHWAB_ORIGIN, state = randomState() } = options;
  checkCredentials({ appKey });
  if (!/^[\w.~-]{16,}$/.test(state)) {
    throw new ConfigError(
      "config-invalid",
      "The state must be 16 or more letters, digits and -._~ characters. Leave it out to get a random one.",
    );
  }
  const { issuer, authorizationEndpoint } = endpointsOf(baseUrl);
  checkCallbackUrl(callbackUrl, issuer);
  const query = new URLSearchParams({
    response_type: "code",
    client_id: appKey,
    redirect_uri: callbackUrl,
    state,
  });
  return { callbackUrl, authorizationUrl: `${authorizationEndpoint}?${query}`, state, baseUrl };
}

/** 256 random bits as base64url. */
function randomState(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
