import { Hono } from "hono";
import type { SandboxEnv } from "../env.js";
import type { Market } from "../market/market.js";
import { orderRoutes } from "../orders/order-routes.js";
import type { StreamerInfo } from "../streamer/streamer-info.js";
import { transactionRoutes } from "../transactions/transaction-routes.js";
import { accountRoutes } from "./account-routes.js";
import type { Trader } from "./trader.js";
import { userPreference } from "./user-preference.js";

interface TraderRouteParts {
  readonly streamer: StreamerInfo;
  readonly trader: Trader;
  readonly market: Market;
  readonly now: () => number;
}

/** The 13 operations of the trader API. */
export function traderRoutes({ streamer, ...parts }: TraderRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const preference = userPreference(streamer);

  routes.route("/", accountRoutes(parts));
  routes.route("/", orderRoutes(parts));
  routes.route("/", transactionRoutes(parts.trader));
  routes.get("/userPreference", (c) => c.json(preference));
  return routes;
}
