import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";
import { isOwnHost, type OwnAddress } from "../own-address.js";

/**
 * Keeps a web page of another origin from driving the admin API through the person's browser: by a name that
 * it pointed at 127.0.0.1 (Host), by a cross-origin request (Origin), or by a plain navigation or image
 * (Sec-Fetch-Site, which browsers set and pages cannot).
 */
export function refuseForeignPages(own: OwnAddress): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const origin = c.req.header("Origin");
    const site = c.req.header("Sec-Fetch-Site");
    const allowed =
      isOwnHost(own, c.req.header("Host")) &&
      (origin === undefined || own.origins.has(origin)) &&
      (site === undefined || site === "same-origin" || site === "none");
    if (allowed) return next();
    return c.json({ error: `The admin API is not open to other origins. Use it at ${own.url}.` }, 403);
  };
}
