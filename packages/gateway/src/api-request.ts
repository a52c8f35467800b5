import { methodsAt } from "./api-operations.js";
import type { UpstreamRequest } from "./ask-upstream.js";
import { readBody, readBodyOfType } from "./read-body.js";
import { Refusal } from "./refusal.js";

/**
 * The request to the API that stands for a page's: the same operation, query, token and body, and no other header.
 * @throws Refusal
 */
export async function apiRequest(request: Request): Promise<UpstreamRequest> {
  const { pathname, search } = new URL(request.url);
  const { method } = request;
  const methods = methodsAt(pathname);
  if (methods === undefined) {
    throw new Refusal("gateway-path-unknown", "Schwab's API has no operation at this path.");
  }
  if (!methods.includes(method)) {
    throw new Refusal("gateway-method-refused", `the operations at this path are: ${methods.join(", ")}.`, {
      allow: methods.join(", "),
    });
  }
  const headers = {
    accept: "application/json",
    authorization: bearerOf(request),
    ...correlationIdOf(request),
  };
  if (method === "GET" || method === "DELETE") {
    if ((await readBody(request)).length === 0) return { method, path: `${pathname}${search}`, headers };
    throw new Refusal("gateway-request-malformed", `a ${method} has no body.`);
  }
  const body = await readBodyOfType(request, "application/json");
  const withType = { ...headers, "content-type": "application/json" };
  return { method, path: `${pathname}${search}`, headers: withType, body };
}

function bearerOf({ headers }: Request): string {
  const token = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (token !== undefined) return `Bearer ${token}`;
  throw new Refusal(
    "gateway-token-missing",
    "the request needs one access token, as `Authorization: Bearer …`. The gateway has none of its own.",
  );
}

function correlationIdOf({ headers }: Request): Record<string, string> {
  const id = headers.get("schwab-client-correlid");
  if (id === null) return {};
  if (/^[\w-]{1,64}$/.test(id)) return { "schwab-client-correlid": id };
  throw new Refusal("gateway-request-malformed", "the Schwab-Client-CorrelId is not an id.");
}
