import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "./env.js";

/** Bytes a request body may have: more than any API call or fault needs. */
const limit = 256 * 1024;

/** Refuses bodies that are too large by their announced length, and such as announce none. */
export function limitBody(): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    if (c.req.header("Transfer-Encoding") !== undefined) {
      return refuse(c, 411, "The sandbox takes a request body only with a Content-Length.");
    }
    if (Number(c.req.header("Content-Length") ?? 0) > limit) {
      return refuse(c, 413, `The request body is larger than ${limit} bytes.`);
    }
    return next();
  };
}

function refuse(c: Context, status: 411 | 413, message: string): Response {
  return c.json({ message }, status);
}
