import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";

/** Cuts the connection where a fault asked for it, instead of sending the answer. */
export function cutConnection(): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    await next();
    const cut = c.get("cut");
    if (cut === undefined) return;
    if (cut === "halfway") await sendHalf(c);
    c.env.incoming.socket.destroy();
    c.res = undefined;
    c.res = RESPONSE_ALREADY_SENT;
  };
}

/** The headers announce the whole length, so that the client can tell that the rest is missing. */
async function sendHalf(c: Context<SandboxEnv>): Promise<void> {
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = Object.fromEntries(c.res.headers);
  const { outgoing } = c.env;
  outgoing.writeHead(c.res.status, { ...headers, "content-length": Math.max(body.length, 1) });
  await new Promise((sent) => {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), sent);
  });
}
