import { type Context, Hono } from "hono";
import { isAdminPath } from "./admin/admin-path.js";
import { adminRoutes } from "./admin/admin-routes.js";
import { notFound, sandboxFailed } from "./api-errors.js";
import type { SandboxEnv } from "./env.js";
import { cutConnection } from "./faults/cut-connection.js";
import type { FaultList } from "./faults/fault-list.js";
import { injectFaults } from "./faults/inject-faults.js";
import type { Journal } from "./journal/journal.js";
import { noteGrantType } from "./journal/note-grant-type.js";
import { recordRequests } from "./journal/record-requests.js";
import { limitBody } from "./limit-body.js";
import type { Market } from "./market/market.js";
import type { MarketClock } from "./market/market-clock.js";
import { marketRoutes } from "./market/market-routes.js";
import { createAuthorizationCodes } from "./oauth/authorization-codes.js";
import { authorizeRoutes } from "./oauth/authorize-routes.js";
import type { Grants } from "./oauth/grants.js";
import { requireAccessToken } from "./oauth/require-access-token.js";
import { tokenRoute } from "./oauth/token-route.js";
import { isOwnHost, type OwnAddress } from "./own-address.js";
import type { RateLimiter } from "./rate-limit/limit-requests.js";
import { standardHeaders } from "./standard-headers.js";
import type { StreamFaultList } from "./streamer/faults/stream-fault-list.js";
import type { Streamer } from "./streamer/streamer.js";
import type { StreamerInfo } from "./streamer/streamer-info.js";
import type { Trader } from "./trader/trader.js";
import { traderRoutes } from "./trader/trader-routes.js";

export interface SandboxParts {
  readonly own: OwnAddress;
  readonly appKey: string;
  readonly appSecret: string;
  readonly callbackUrls: readonly [string, ...string[]];
  readonly autoApprove: boolean;
  readonly accessTokenTtl: number;
  readonly now: () => number;
  readonly grants: Grants;
  readonly journal: Journal;
  readonly faults: FaultList;
  readonly market: Market;
  readonly marketClock: MarketClock;
  readonly trader: Trader;
  readonly rateLimiter: RateLimiter;
  readonly streamerInfo: StreamerInfo;
  readonly streamer: Streamer;
  readonly streamFaults: StreamFaultList;
  /** Aborted when the sandbox closes, so that no delayed answer holds it up. */
  readonly closing: AbortSignal;
}

/** Everything the server answers: Schwab's part, and the admin part under /sandbox/ beside it. */
export function createApp(parts: SandboxParts): Hono<SandboxEnv>["fetch"] {
  const admin = adminRoutes(parts);
  const api = new Hono<SandboxEnv>();
  // From the outside in. The cut comes last of all, so that a half answer is half of the whole one.
  api.use(cutConnection());
  api.use(recordRequests(parts.journal, parts.now));
  api.use(standardHeaders(parts.now));
  api.use(async (c, next) => (isOwnHost(parts.own, c.req.header("Host")) ? next() : foreignHost(c)));
  api.use(limitBody());
  api.use(noteGrantType());
  api.use(parts.rateLimiter.middleware);
  api.use(injectFaults(parts.faults, parts.closing));

  const codes = createAuthorizationCodes(parts.now);
  api.route("/v1/oauth/authorize", authorizeRoutes({ ...parts, codes }));
  api.post("/v1/oauth/token", tokenRoute({ ...parts, codes, issuer: parts.own.url }));

  const { market, marketClock, trader } = parts;
  api.use("/trader/v1/*", requireAccessToken(parts.grants));
  api.use("/marketdata/v1/*", requireAccessToken(parts.grants));
  api.route(
    "/trader/v1",
    traderRoutes({ streamer: parts.streamerInfo, trader, market, now: marketClock.now }),
  );
  api.route("/marketdata/v1", marketRoutes({ market, now: marketClock.now }));
  api.notFound(notFound);
  api.onError(sandboxFailed);

  return (request, env, context) => {
    const app = isAdminPath(new URL(request.url).pathname) ? admin : api;
    return app.fetch(request, env, context);
  };
}

function foreignHost(c: Context): Response {
  return c.json({ message: "The sandbox answers only to its own address on 127.0.0.1 or localhost." }, 403);
}
