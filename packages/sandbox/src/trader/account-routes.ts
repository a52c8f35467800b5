import { type Context, Hono } from "hono";
import { traderBadRequest } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { Market } from "../market/market.js";
import { accountOf } from "./account.js";
import { withAccount } from "./account-handler.js";
import type { Trader, TradingAccount } from "./trader.js";

interface AccountRouteParts {
  readonly trader: Trader;
  readonly market: Market;
  readonly now: () => number;
}

/** The accounts with their hashes, all of them with balances, and one of them. */
export function accountRoutes({ trader, market, now }: AccountRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get("/accounts/accountNumbers", (c) =>
    c.json(trader.accounts().map(({ data: { accountNumber, hashValue } }) => ({ accountNumber, hashValue }))),
  );
  routes.get("/accounts", (c) => answer(c, (show) => trader.accounts().map(show)));
  routes.get(
    "/accounts/:hash",
    withAccount(trader, (c, account) => answer(c, (show) => show(account))),
  );

  function answer(c: Context, build: (show: (account: TradingAccount) => object) => object): Response {
    const fields = c.req.query("fields") ?? "";
    if (fields !== "" && fields !== "positions") {
      return traderBadRequest(c, "Invalid query parameter", ["fields can only be positions"]);
    }
    const time = now();
    return c.json(build((account) => accountOf(account, market, time, fields === "positions")));
  }

  return routes;
}
