import { type Context, Hono } from "hono";
import { sandboxFailed } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { FaultList } from "../faults/fault-list.js";
import { faultNames } from "../faults/fault-presets.js";
import type { Journal } from "../journal/journal.js";
import { limitBody } from "../limit-body.js";
import type { MarketClock } from "../market/market-clock.js";
import type { Grants } from "../oauth/grants.js";
import type { OwnAddress } from "../own-address.js";
import type { RateLimiter } from "../rate-limit/limit-requests.js";
import type { StreamFaultList } from "../streamer/faults/stream-fault-list.js";
import { streamFaultNames } from "../streamer/faults/stream-fault-names.js";
import type { Streamer } from "../streamer/streamer.js";
import type { Trader } from "../trader/trader.js";
import { changeMarketClock } from "./change-market-clock.js";
import { refuseForeignPages } from "./refuse-foreign-pages.js";

export interface AdminParts {
  readonly own: OwnAddress;
  readonly grants: Grants;
  readonly journal: Journal;
  readonly faults: FaultList;
  readonly marketClock: MarketClock;
  readonly rateLimiter: RateLimiter;
  readonly trader: Trader;
  readonly streamer: Streamer;
  readonly streamFaults: StreamFaultList;
}

/** The sandbox's own API, for tests in other processes and for demos. */
export function adminRoutes(parts: AdminParts): Hono<SandboxEnv> {
  const { grants, journal, faults, streamFaults, rateLimiter, trader } = parts;
  const admin = new Hono<SandboxEnv>().basePath("/sandbox");
  admin.use(refuseForeignPages(parts.own));
  admin.use(limitBody());
  admin.use(async (c, next) => {
    await next();
    c.res.headers.set("Cache-Control", "no-store");
  });

  admin.get("/journal", (c) => c.json(journal.entries()));
  admin.delete("/journal", (c) => done(c, journal.clear));

  admin.get("/faults", (c) => c.json(faults.pending()));
  admin.delete("/faults", (c) => done(c, faults.clear));
  admin.post("/faults", async (c) => {
    const value = await readJson(c);
    return orRefused(c, () => c.json(faults.add(value), 201));
  });
  admin.get("/faults/names", (c) => c.json(faultNames));

  admin.get("/stream-faults", (c) => c.json(streamFaults.pending()));
  admin.delete("/stream-faults", (c) => done(c, streamFaults.clear));
  admin.post("/stream-faults", async (c) => {
    const value = await readJson(c);
    return orRefused(c, () => c.json(streamFaults.add(value), 201));
  });
  admin.get("/stream-faults/names", (c) => c.json(streamFaultNames));
  admin.post("/streams/drop", (c) => done(c, parts.streamer.drop));

  admin.get("/rate-limits", (c) => c.json(rateLimiter.limits()));
  admin.put("/rate-limits", async (c) => {
    const value = await readJson(c);
    return orRefused(c, () => done(c, () => rateLimiter.set(value)));
  });

  admin.post("/round-trips", async (c) => {
    const value = await readJson(c);
    const count = only(value, "count");
    if (typeof count !== "number") return refused(c, 'Expected {"count":1500}, or another whole number.');
    return orRefused(c, () => done(c, () => trader.addRoundTrips(count)));
  });

  admin.post("/tokens/expire", async (c) => {
    const which = readWhich(await readJson(c));
    if (which === undefined) return refused(c, 'Expected {"which":"access"}, "refresh" or "all".');
    if (which !== "refresh") grants.expireAccessTokens();
    if (which !== "access") grants.expireRefreshTokens();
    return c.body(null, 204);
  });
  admin.post("/tokens/revoke", (c) => done(c, grants.revoke));

  admin.get("/market/clock", (c) => c.json({ time: parts.marketClock.now() }));
  admin.post("/market/clock", async (c) => {
    const value = await readJson(c);
    try {
      changeMarketClock(parts.marketClock, value);
      return c.json({ time: parts.marketClock.now() });
    } catch (error) {
      return refused(c, (error as TypeError).message);
    }
  });

  admin.notFound((c) =>
    c.json(
      {
        error:
          "The admin API has /sandbox/journal, /faults, /faults/names, /stream-faults, /stream-faults/names, " +
          "/streams/drop, /tokens/expire, /tokens/revoke, /rate-limits, /round-trips and /market/clock.",
      },
      404,
    ),
  );
  admin.onError(sandboxFailed);
  return admin;
}

function done(c: Context, act: () => void): Response {
  act();
  return c.body(null, 204);
}

/** What is wrong with the body is known by the parts themselves, which say so in a TypeError. */
function orRefused(c: Context, act: () => Response): Response {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused(c, error.message);
  }
}

function refused(c: Context, error: string): Response {
  return c.json({ error }, 400);
}

/** The parsed body, or undefined, which no route accepts, when it is not JSON. */
async function readJson(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}

function readWhich(value: unknown): "access" | "refresh" | "all" | undefined {
  const which = only(value, "which");
  return which === "access" || which === "refresh" || which === "all" ? which : undefined;
}

/** The one member of an object that has just that one. */
function only(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Object.keys(value).join() !== name) return undefined;
  return (value as Record<string, unknown>)[name];
}
