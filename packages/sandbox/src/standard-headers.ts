import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "./env.js";

/**
 * The headers of every answer. What a handler or a fault has set stays. `Date` follows the sandbox's clock,
 * because clients correct their own clocks by it.
 */
export function standardHeaders(now: () => number): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    await next();
    const headers = {
      "Cache-Control": "no-store",
      Date: new Date(now()).toUTCString(),
      "Schwab-Client-CorrelId": randomUUID(),
      "Schwab-Resource-Version": "1",
    };
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
}
