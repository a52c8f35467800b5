import { Hono } from "hono";
import { traderBadRequest, traderRefusal } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import { withAccount } from "../trader/account-handler.js";
import { isWithin } from "../trader/time-window.js";
import type { Trader } from "../trader/trader.js";
import { isTransfer, type LedgerEntry } from "./ledger.js";
import { transactionOf } from "./transaction.js";
import { readTransactionQuery } from "./transaction-query.js";

/** Schwab cuts longer lists off without a word. */
const mostRows = 3000;

/** An account's transactions, newest first, and one of them. */
export function transactionRoutes(trader: Trader): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get(
    "/accounts/:hash/transactions",
    withAccount(trader, (c, { data, ledger }) => {
      const query = readTransactionQuery(new URL(c.req.url).searchParams);
      if ("problems" in query) return traderBadRequest(c, "Invalid query parameter", query.problems);
      const found = ledger
        .entries()
        .filter(({ time }) => isWithin(time, query.window))
        .filter(({ type }) => query.types.has(type))
        .filter((entry) => query.symbol === undefined || symbolOf(entry) === query.symbol)
        .sort((a, b) => b.time - a.time || b.activityId - a.activityId)
        .slice(0, mostRows);
      return c.json(found.map((entry) => transactionOf(data, entry)));
    }),
  );

  routes.get(
    "/accounts/:hash/transactions/:transactionId",
    withAccount(trader, (c, { data, ledger }) => {
      const asked = c.req.param("transactionId");
      const entry = ledger.entries().find(({ activityId }) => String(activityId) === asked);
      if (entry === undefined) return traderRefusal(c, 404, "Transaction not found");
      return c.json(transactionOf(data, entry));
    }),
  );

  return routes;
}

function symbolOf(entry: LedgerEntry): string | undefined {
  return isTransfer(entry) ? entry.instrument.symbol : entry.symbol;
}
