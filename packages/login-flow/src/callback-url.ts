import { ConfigError, isLoopbackHost } from "@schwab-kit/core";

/**
 * The parsed callback URL, if a browser may safely bring an authorization code there. Schwab itself takes https
 * only; plain http serves a sandbox on the same machine.
 * @param issuer the origin of the server that will send the browser there
 * @throws ConfigError `callback-url-unsupported`
 */
export function checkCallbackUrl(callbackUrl: string, issuer: string): URL {
  let url: URL;
  try {
    url = new URL(callbackUrl);
  } catch {
    throw unsupported("The callback URL is not an absolute URL.");
  }
  if (/\s/.test(callbackUrl)) throw unsupported("The callback URL has a blank in it.");
  if (callbackUrl.includes("#")) throw unsupported("The callback URL has a fragment (#).");
  if (url.username !== "" || url.password !== "") {
    throw unsupported("The callback URL has a user name or password.");
  }
  if (url.port === "0") throw unsupported("The callback URL has port 0, where nothing can be reached.");
  if (url.protocol === "https:") return url;
  if (url.protocol !== "http:") throw unsupported("The callback URL is not https.");
  if (isLoopbackHost(url.hostname) && isLoopbackHost(new URL(issuer).hostname)) return url;
  throw unsupported(
    `The callback URL ${url.origin} is plain http, which is possible only where both it and the login server ` +
      "are on this machine (a sandbox).",
  );
}

function unsupported(problem: string): ConfigError {
  return new ConfigError(
    "callback-url-unsupported",
    `${problem} Give exactly the one registered in the developer portal, such as https://127.0.0.1:8182.`,
  );
}
