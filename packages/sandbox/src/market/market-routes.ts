import { Hono } from "hono";
import type { SandboxEnv } from "../env.js";
import { hoursRoutes } from "./hours/hours-routes.js";
import { instrumentRoutes } from "./instruments/instrument-routes.js";
import type { Market } from "./market.js";
import { moversRoutes } from "./movers/movers-routes.js";
import { chainRoutes } from "./options/chains/chain-routes.js";
import { historyRoutes } from "./price-history/history-routes.js";
import { quoteRoutes } from "./quotes/quote-routes.js";

export interface MarketRouteParts {
  readonly market: Market;
  /** The market's time, epoch milliseconds. */
  readonly now: () => number;
}

/** All that Schwab's market data answers. */
export function marketRoutes(parts: MarketRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  for (const part of [quoteRoutes, chainRoutes, historyRoutes, moversRoutes, hoursRoutes, instrumentRoutes]) {
    routes.route("/", part(parts));
  }
  return routes;
}
