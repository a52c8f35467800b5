import { admit } from "./admit.js";
import { apiRequest } from "./api-request.js";
import { askUpstream } from "./ask-upstream.js";
import { authorizeRedirect } from "./authorize-redirect.js";
import { checkOptions, type GatewayOptions } from "./gateway-options.js";
import { Refusal } from "./refusal.js";
import { tokenRequest } from "./token-request.js";

/** Answers every request. What it refuses itself is answered in JSON that says that it was the gateway. */
export type GatewayHandler = (request: Request) => Promise<Response>;

/**
 * The server side of a page that uses Schwab's API: mount it on the page's own origin. It adds the app secret to
 * token requests and passes on the API's 23 operations. Keeps nothing, logs nothing.
 * @throws ConfigError `config-missing`, `config-invalid` or `callback-url-unsupported`
 */
export function createGateway(options: GatewayOptions): GatewayHandler {
  const settings = checkOptions(options);
  return async (request) => {
    try {
      admit(request, settings.allowedOrigins);
      const { pathname } = new URL(request.url);
      if (pathname === "/v1/oauth/authorize") return authorizeRedirect(request, settings);
      const isForToken = pathname === "/v1/oauth/token";
      const asked = isForToken ? await tokenRequest(request, settings) : await apiRequest(request);
      return await askUpstream(asked, settings, request.signal);
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
  };
}
