import type { UpstreamRequest } from "./ask-upstream.js";
import type { GatewaySettings } from "./gateway-options.js";
import { readBodyOfType } from "./read-body.js";
import { Refusal } from "./refusal.js";

/** The members of each grant's request; all but `client_id` are needed. */
const membersOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["authorization_code", ["grant_type", "code", "redirect_uri"]],
  ["refresh_token", ["grant_type", "refresh_token"]],
]);

/**
 * The token request that stands for a page's, with the app's credentials. A page is a public client: it sends its
 * app key as `client_id`, and no secret.
 * @throws Refusal
 */
export async function tokenRequest(request: Request, settings: GatewaySettings): Promise<UpstreamRequest> {
  if (request.method !== "POST") {
    throw new Refusal("gateway-method-refused", "tokens are asked for by POST.", { allow: "POST" });
  }
  if (new URL(request.url).search !== "") throw refused("nothing belongs in its query.");
  if (request.headers.has("authorization")) {
    throw refused("it must come without Authorization: the page has no app secret, and the gateway adds it.");
  }
  const body = await readBodyOfType(request, "application/x-www-form-urlencoded");
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const members = membersOf.get(form.get("grant_type") ?? "");
  if (members === undefined) throw refused("its grant_type must be authorization_code or refresh_token.");
  for (const name of form.keys()) {
    if (!members.includes(name) && name !== "client_id")
      throw refused("it has a member that doesn't belong.");
    if (form.getAll(name).length > 1) throw refused(`${name} is there more than once.`);
  }
  for (const name of members) if (!form.get(name)) throw refused(`it needs ${name}.`);
  if ((form.get("client_id") ?? settings.appKey) !== settings.appKey) throw clientMismatch();
  if (form.has("redirect_uri") && form.get("redirect_uri") !== settings.callbackUrl) {
    throw refused("its redirect_uri is not the gateway's callbackUrl. Compare them to the letter.");
  }
  return {
    method: "POST",
    path: "/v1/oauth/token",
    headers: {
      accept: "application/json",
      // Not form-encoded as RFC 6749 has it: Schwab doesn't undo that.
      authorization: `Basic ${btoa(`${settings.appKey}:${settings.appSecret.reveal()}`)}`,
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
    },
    body: new URLSearchParams(members.map((name) => [name, form.get(name) ?? ""])).toString(),
  };
}

function refused(why: string): Refusal {
  return new Refusal("gateway-token-request-refused", `the token request is refused: ${why}`);
}

/** In OAuth's word, so that clients know it for a mistake in the settings. */
export function clientMismatch(): Refusal {
  return new Refusal(
    "gateway-client-mismatch",
    "invalid_client: the page has another app key than the gateway.",
  );
}
