import type { GatewaySettings } from "./gateway-options.js";
import { Refusal } from "./refusal.js";
import { clientMismatch } from "./token-request.js";

/**
 * Sends the browser on to the login page, so that to a page the gateway is all of its login server: one base URL
 * for every step. Only for the login of this app, back to its own callback.
 * @throws Refusal
 */
export function authorizeRedirect(request: Request, settings: GatewaySettings): Response {
  if (request.method !== "GET") {
    throw new Refusal("gateway-method-refused", "a login is begun by GET.", { allow: "GET" });
  }
  const query = new URL(request.url).searchParams;
  const [type, appKey, callbackUrl, state] = ["response_type", "client_id", "redirect_uri", "state"].map(
    (name) => query.getAll(name).join(" "),
  );
  if (appKey !== settings.appKey) throw clientMismatch();
  if (type !== "code" || callbackUrl !== settings.callbackUrl || !/^[\w.~-]{1,500}$/.test(state ?? "")) {
    throw new Refusal(
      "gateway-authorize-request-refused",
      "a login needs response_type=code, the gateway's callbackUrl as redirect_uri, and a state, each once.",
    );
  }
  const sent = new URLSearchParams({
    response_type: "code",
    client_id: appKey,
    redirect_uri: callbackUrl,
    state: state ?? "",
  });
  return new Response(null, {
    status: 302,
    headers: {
      location: `${settings.upstream}/v1/oauth/authorize?${sent}`,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}
