/** A checked authorize request: where to return to, and the state to echo (undefined: none came). */
export interface AuthorizationRequest {
  readonly callbackUrl: string;
  readonly state: string | undefined;
}

export interface RegisteredApp {
  readonly appKey: string;
  readonly callbackUrls: readonly [string, ...string[]];
}

/** The request, or in words what is wrong with it: such a request must never be redirected. */
export function readAuthorizationRequest(
  query: URLSearchParams,
  app: RegisteredApp,
): AuthorizationRequest | string {
  if (query.get("client_id") !== app.appKey) {
    return "The client_id is not the app key of this sandbox.";
  }
  // Schwab's own template leaves response_type out.
  if ((query.get("response_type") ?? "code") !== "code") {
    return "The response_type must be code.";
  }
  const redirectUri = query.get("redirect_uri");
  const [first, ...others] = app.callbackUrls;
  if (redirectUri === null && others.length > 0) {
    return "The redirect_uri is missing, and several callback URLs are registered.";
  }
  const callbackUrl = redirectUri ?? first;
  if (!app.callbackUrls.includes(callbackUrl)) {
    return (
      "The redirect_uri is not a registered callback URL. It must be the same to the letter: case, port and " +
      `closing slash. Sent: ${callbackUrl}. Registered: ${app.callbackUrls.join(", ")}.`
    );
  }
  return { callbackUrl, state: query.get("state") ?? undefined };
}

/** The callback URL with these parameters after whatever query it was registered with, and the state last. */
export function redirectTarget(request: AuthorizationRequest, parameters: Record<string, string>): string {
  const all = request.state === undefined ? parameters : { ...parameters, state: request.state };
  const query = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${request.callbackUrl}${request.callbackUrl.includes("?") ? "&" : "?"}${query.join("&")}`;
}
