import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";

/** Reads from a token request which grant it asks for, so that the journal has it even if a fault takes over. */
export function noteGrantType(): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    if (c.req.method === "POST" && c.req.path === "/v1/oauth/token") {
      const named = new URLSearchParams(await c.req.text()).get("grant_type");
      c.set("grantType", named === "authorization_code" || named === "refresh_token" ? named : "other");
    }
    return next();
  };
}
