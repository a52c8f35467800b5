import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { traderBadRequest } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { Market } from "../market/market.js";
import type { OwnAddress } from "../own-address.js";
import { accountOf } from "./account.js";
import { accounts } from "./account-data.js";
import { userPreference } from "./user-preference.js";

interface TraderRouteParts {
  readonly own: OwnAddress;
  readonly market: Market;
  readonly now: () => number;
}

export function traderRoutes({ own, market, now }: TraderRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const preference = userPreference(own.url, randomUUID());

  routes.get("/accounts/accountNumbers", (c) =>
    c.json(accounts.map(({ accountNumber, hashValue }) => ({ accountNumber, hashValue }))),
  );
  routes.get("/accounts", (c) => {
    const fields = c.req.query("fields") ?? "";
    if (fields !== "" && fields !== "positions") {
      return traderBadRequest(c, "Invalid query parameter", ["fields can only be positions"]);
    }
    const time = now();
    return c.json(accounts.map((account) => accountOf(account, market, time, fields === "positions")));
  });
  routes.get("/userPreference", (c) => c.json(preference));
  return routes;
}
