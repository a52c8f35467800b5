import { deadRefreshToken, invalidClient } from "../oauth/token-errors.js";
import type { Fault } from "./fault.js";

/** Everything of a fault that its name stands for. The fault may say otherwise. */
type Preset = Omit<Fault, "name">;

const json = "application/json";
const orders = { path: "/trader/v1/accounts/*/orders", method: "POST" } as const;
const tokenEndpoint = { path: "/v1/oauth/token", method: "POST" } as const;

/** A failure that is known by name. */
export type FaultName =
  | "akamai-403"
  | "connection-cut"
  | "empty-401"
  | "empty-404"
  | "gateway-401"
  | "gateway-timeout"
  | "invalid-account-number"
  | "invalid-client"
  | "maintenance-html"
  | "no-answer"
  | "order-503-after-acceptance"
  | "order-answer-lost"
  | "order-without-location"
  | "overloaded"
  | "rate-limited"
  | "rate-limited-without-retry-after"
  | "refresh-token-rejected"
  | "service-error-500"
  | "service-unavailable"
  | "too-big-body"
  | "truncated-body"
  | "whitelabel-500";

/** The failures that programs meet at Schwab, with the bodies seen there. */
export const faultPresets: Readonly<Record<FaultName, Preset>> = {
  /** The edge refuses the client, often for its address or its user agent. */
  "akamai-403": {
    status: 403,
    body:
      "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \n" +
      'You don\'t have permission to access "http&#58;&#47;&#47;api&#46;schwabapi&#46;com&#47;" on this server.<P>\n' +
      "Reference&#32;&#35;18&#46;8d3c2117&#46;1730000000&#46;1a2b3c4d\n</BODY>\n</HTML>\n",
  },
  /** The connection ends without an answer, and the request was not carried out. */
  "connection-cut": { cut: "before-answer" },
  "empty-401": { status: 401 },
  "empty-404": { status: 404 },
  "gateway-401": {
    status: 401,
    ...jsonBody({
      errors: [
        {
          id: "0f2d5c1e-7a3b-4c8d-9e6f-1a2b3c4d5e6f",
          status: 401,
          title: "Unauthorized",
          detail: "Client not authorized",
        },
      ],
    }),
  },
  "gateway-timeout": {
    status: 504,
    ...jsonBody({
      fault: {
        faultstring: "Gateway Timeout",
        detail: { errorcode: "messaging.adaptors.http.flow.GatewayTimeout" },
      },
    }),
  },
  "invalid-account-number": {
    path: "/trader/v1/accounts/*",
    status: 400,
    ...jsonBody({ message: "Invalid account number" }),
  },
  /** The app key or secret is wrong. */
  "invalid-client": { ...tokenEndpoint, status: 401, ...jsonBody(invalidClient) },
  "maintenance-html": {
    status: 503,
    body:
      "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body>" +
      "<h1>We are performing scheduled maintenance</h1><p>Please try again later.</p></body></html>",
  },
  /** An hour passes before the answer. */
  "no-answer": { delayMs: 3_600_000 },
  /** Schwab has the order, and the client will never know its number. */
  "order-503-after-acceptance": {
    ...orders,
    process: true,
    status: 503,
    ...jsonBody({ message: "Service Unavailable" }),
  },
  "order-answer-lost": { ...orders, process: true, cut: "before-answer" },
  /** As when an order is filled at once. */
  "order-without-location": { ...orders, process: true, status: 201 },
  overloaded: { status: 529 },
  "rate-limited": {
    status: 429,
    headers: { "Retry-After": "1" },
    ...jsonBody({ message: "Too Many Requests" }),
  },
  "rate-limited-without-retry-after": { status: 429 },
  /** The login is over: seven days have passed, or the person took it back. */
  "refresh-token-rejected": { ...tokenEndpoint, status: 400, ...jsonBody(deadRefreshToken("")) },
  "service-error-500": { status: 500, ...jsonBody({ message: "Internal Server Error" }) },
  "service-unavailable": { status: 503, ...jsonBody({ message: "Service Unavailable" }) },
  /** An answer larger than the gateway lets through, such as the whole chain of $SPX. */
  "too-big-body": {
    path: "/marketdata/v1/chains",
    status: 502,
    ...jsonBody({
      fault: {
        faultstring: "Body buffer overflow",
        detail: { errorcode: "protocol.http.TooBigBody" },
      },
    }),
  },
  /** Half of the real answer. */
  "truncated-body": { process: true, cut: "halfway" },
  "whitelabel-500": {
    status: 500,
    body:
      "<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you " +
      "are seeing this as a fallback.</p><div>There was an unexpected error (type=Internal Server Error, " +
      "status=500).</div></body></html>",
  },
};

export const faultNames: readonly string[] = Object.keys(faultPresets);

export function isFaultName(name: unknown): name is FaultName {
  return typeof name === "string" && Object.hasOwn(faultPresets, name);
}

function jsonBody(value: unknown): { readonly body: string; readonly contentType: string } {
  return { body: JSON.stringify(value), contentType: json };
}
