import { ConfigError } from "./errors.js";

/** Schwab's own origin, which issues every grant that names no other. */
export const SCHWAB_ORIGIN = "https://api.schwabapi.com";

/** One server's addresses. `issuer` is its origin: a grant is never sent to another than its own. */
export interface Endpoints {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

/**
 * The OAuth endpoints below a base URL: Schwab's by default, or a sandbox's or a gateway's.
 * @throws ConfigError `config-invalid` for anything but https, or plain http on a loopback host.
 */
export function endpointsOf(baseUrl: string = SCHWAB_ORIGIN): Endpoints {
  const base = checkBaseUrl(baseUrl);
  const prefix = base.href.replace(/\/$/, "");
  return {
    issuer: base.origin,
    authorizationEndpoint: `${prefix}/v1/oauth/authorize`,
    tokenEndpoint: `${prefix}/v1/oauth/token`,
  };
}

/**
 * The parsed base URL, if a secret may be sent there.
 * @throws ConfigError `config-invalid`
 */
export function checkBaseUrl(baseUrl: string): URL {
  let base: URL;
  try {
    base = new URL(baseUrl);
  } catch {
    throw new ConfigError(
      "config-invalid",
      "The base URL is not a URL. Give an absolute one, such as https://api.schwabapi.com.",
    );
  }
  if (base.username !== "" || base.password !== "" || base.search !== "" || base.hash !== "") {
    throw new ConfigError("config-invalid", "The base URL must have no user, password, query or fragment.");
  }
  if (base.protocol === "https:" || (base.protocol === "http:" && isLoopbackHost(base.hostname))) return base;
  throw new ConfigError(
    "config-invalid",
    `The base URL ${base.origin} is not https. Tokens are sent over plain http to loopback only (a sandbox on 127.0.0.1).`,
  );
}

/** True for the names and addresses of this machine itself. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
