import type { MiddlewareHandler } from "hono";
import { unauthorized } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { Grants } from "./grants.js";

/** Lets only requests with a live access token pass. Tokens count byte for byte, the closing @ included. */
export function requireAccessToken(grants: Grants): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
    return token !== undefined && grants.accepts(token) ? next() : unauthorized(c);
  };
}
