import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";
import type { Journal } from "./journal.js";
import { redactPath, redactQuery } from "./redact.js";

/** Writes each request down before its answer leaves, so that who has the answer finds the entry. */
export function recordRequests(journal: Journal, now: () => number): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const time = now();
    await next();
    const cutOff = c.get("cut") === "before-answer";
    const correlationId = cutOff ? null : c.res.headers.get("Schwab-Client-CorrelId");
    const grantType = c.get("grantType");
    const fault = c.get("fault");
    journal.add({
      time,
      method: c.req.method,
      host: c.req.header("Host") ?? "",
      path: redactPath(c.req.path),
      query: redactQuery(new URL(c.req.url).searchParams),
      ...(grantType && { grantType }),
      status: cutOff ? null : c.res.status,
      ...(correlationId && { correlationId }),
      ...(fault && { fault }),
    });
  };
}
