import { setTimeout } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";
import type { CheckedFault } from "./fault.js";
import type { FaultList } from "./fault-list.js";

/** Plays the pending faults. A cut is only noted here, for `cutConnection` to make. */
export function injectFaults(faults: FaultList, closing: AbortSignal): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path);
    if (fault === undefined) return next();
    c.set("fault", describe(fault));
    if (fault.cut !== undefined) c.set("cut", fault.cut);
    if (fault.process) await next();
    if (fault.delayMs > 0) await delay(fault.delayMs, closing);
    if (fault.process && fault.status === undefined && fault.body === undefined) {
      for (const [name, value] of Object.entries(fault.headers ?? {})) c.res.headers.set(name, value);
    } else {
      replaceAnswer(c, fault);
    }
    return undefined;
  };
}

function replaceAnswer(c: Context<SandboxEnv>, fault: CheckedFault): void {
  const status = fault.status ?? (fault.process ? c.res.status : 500);
  const headers = new Headers(fault.headers);
  if (fault.body) headers.set("Content-Type", fault.contentType ?? "text/html; charset=UTF-8");
  // Without this Hono would carry the replaced answer's headers over.
  c.res = undefined;
  c.res = new Response(fault.body || null, { status, headers });
}

/** Ends early when the sandbox closes; the connection is cut then anyway. */
async function delay(milliseconds: number, closing: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: closing }).catch(() => undefined);
}

function describe(fault: CheckedFault): string {
  const what = [
    fault.process ? "carried out" : "not carried out",
    ...(fault.delayMs > 0 ? [`delayed ${fault.delayMs} ms`] : []),
    ...(fault.cut === undefined ? [] : [`cut ${fault.cut}`]),
    ...(fault.status === undefined && fault.body === undefined ? [] : ["answer replaced"]),
    ...(fault.headers === undefined ? [] : ["headers changed"]),
  ].join(", ");
  return fault.name === undefined ? what : `${fault.name}: ${what}`;
}
