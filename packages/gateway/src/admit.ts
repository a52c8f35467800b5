import { isLoopbackHost } from "@schwab-kit/core";
import { Refusal } from "./refusal.js";

/**
 * Lets a request pass only if it came to one of the gateway's own names, and from no other origin's page.
 * @throws Refusal `gateway-host-refused` or `gateway-origin-refused`
 */
export function admit(request: Request, allowedOrigins: ReadonlySet<string> | undefined): void {
  const { host, hostname } = new URL(request.url);
  const isOwnName =
    allowedOrigins === undefined
      ? isLoopbackHost(hostname)
      : [...allowedOrigins].some((origin) => new URL(origin).host === host);
  // A name that somebody's DNS pointed here (rebinding) makes that site's page same-origin with what answers.
  // In a request with an absolute target the header and the target may differ.
  if (!isOwnName || (request.headers.get("host") ?? host).toLowerCase() !== host) {
    throw new Refusal(
      "gateway-host-refused",
      "it answers only under its own address: 127.0.0.1 or localhost, or those in allowedOrigins.",
    );
  }
  // Another port of this machine is "same-site": its pages send our cookies along.
  const site = request.headers.get("sec-fetch-site") ?? "same-origin";
  const origin = request.headers.get("origin");
  if (site !== "same-origin" || (origin !== null && !isOwnOrigin(origin, host, allowedOrigins))) {
    throw new Refusal(
      "gateway-origin-refused",
      "only pages of its own origin may use it; another port of the same machine is another origin.",
    );
  }
}

function isOwnOrigin(origin: string, host: string, allowedOrigins: ReadonlySet<string> | undefined): boolean {
  if (allowedOrigins !== undefined && !allowedOrigins.has(origin)) return false;
  // The scheme is not compared where TLS may end in front of this program.
  return origin === `https://${host}` || origin === `http://${host}`;
}
