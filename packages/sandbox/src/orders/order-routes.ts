import { type Context, Hono } from "hono";
import { traderBadRequest, traderRefusal } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { Market } from "../market/market.js";
import { withAccount } from "../trader/account-handler.js";
import { isWithin } from "../trader/time-window.js";
import type { Trader, TradingAccount } from "../trader/trader.js";
import { checkOrder } from "./check-order.js";
import { orderOf } from "./order.js";
import type { StoredOrder } from "./order-book.js";
import { isRecent, type OrderQuery, readOrderQuery } from "./order-query.js";
import type { OrderRequest } from "./order-request.js";
import { previewOrder } from "./preview-order.js";

interface OrderRouteParts {
  readonly trader: Trader;
  readonly market: Market;
  readonly now: () => number;
}

/** Schwab's own address stands in every `Location`, whatever host the sandbox has: clients look for it. */
const publicApi = "https://api.schwabapi.com/trader/v1";

/** Whatever is an order is accepted; what speaks against it shows in its status. */
export function orderRoutes({ trader, market, now }: OrderRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get("/orders", (c) => {
    const query = readOrderQuery(new URL(c.req.url).searchParams);
    if ("problems" in query) return badQuery(c, query.problems);
    if (!isRecent(query.window.from, now())) {
      return badQuery(c, ["fromEnteredTime must be within 60 days from today"]);
    }
    return c.json(listOrders(trader.accounts(), query));
  });

  routes.get(
    "/accounts/:hash/orders",
    withAccount(trader, (c, account) => {
      const query = readOrderQuery(new URL(c.req.url).searchParams);
      return "problems" in query ? badQuery(c, query.problems) : c.json(listOrders([account], query));
    }),
  );

  routes.post(
    "/accounts/:hash/orders",
    withAccount(trader, (c, account) =>
      withRequest(c, (request) => created(c, account, trader.engine.place(account, request))),
    ),
  );

  routes.get(
    "/accounts/:hash/orders/:orderId",
    withAccount(trader, (c, account) =>
      withOrder(c, account, (order) => c.json(orderOf(order, account.data.accountNumber))),
    ),
  );

  routes.put(
    "/accounts/:hash/orders/:orderId",
    withAccount(trader, (c, account) =>
      withOrder(c, account, (order) =>
        withRequest(c, (request) => {
          const successor = trader.engine.replace(account, order, request);
          return successor === undefined ? isOver(c, order, "replaced") : created(c, account, successor);
        }),
      ),
    ),
  );

  routes.delete(
    "/accounts/:hash/orders/:orderId",
    withAccount(trader, (c, account) =>
      withOrder(c, account, (order) =>
        trader.engine.cancel(account, order) ? c.body(null, 200) : isOver(c, order, "canceled"),
      ),
    ),
  );

  routes.post(
    "/accounts/:hash/previewOrder",
    withAccount(trader, (c, account) =>
      withRequest(c, (request) => c.json(previewOrder({ request, account, market, time: now() }))),
    ),
  );

  async function withRequest(c: Context, act: (request: OrderRequest) => Response): Promise<Response> {
    const body = await readJson(c);
    const time = now();
    const request = checkOrder(body, (symbol) => market.snapshot(symbol, time) && market.security(symbol));
    if (!("problems" in request)) return act(request);
    return traderBadRequest(c, "A validation error occurred while processing the request.", request.problems);
  }

  return routes;
}

function withOrder(
  c: Context,
  account: TradingAccount,
  act: (order: StoredOrder) => Response | Promise<Response>,
): Response | Promise<Response> {
  const orderId = c.req.param("orderId") ?? "";
  if (!/^\d{1,15}$/.test(orderId)) return traderRefusal(c, 400, "Invalid order id");
  const order = account.orders.find(Number(orderId));
  return order === undefined ? traderRefusal(c, 404, "Order not found") : act(order);
}

/** Newest first. */
function listOrders(
  accounts: readonly TradingAccount[],
  { window, maxResults, status }: OrderQuery,
): object[] {
  return accounts
    .flatMap(({ data, orders }) => orders.topLevel().map((order) => ({ data, order })))
    .filter(({ order }) => isWithin(order.enteredTime, window))
    .filter(({ order }) => status === undefined || order.status === status)
    .sort((a, b) => b.order.enteredTime - a.order.enteredTime || b.order.orderId - a.order.orderId)
    .slice(0, maxResults)
    .map(({ data, order }) => orderOf(order, data.accountNumber));
}

function created(c: Context, { data }: TradingAccount, { orderId }: StoredOrder): Response {
  return c.body(null, 201, { Location: `${publicApi}/accounts/${data.hashValue}/orders/${orderId}` });
}

function isOver(c: Context, { status }: StoredOrder, verb: string): Response {
  return traderRefusal(c, 400, `Order cannot be ${verb} because it is ${status}`);
}

function badQuery(c: Context, problems: readonly string[]): Response {
  return traderBadRequest(c, "Invalid query parameter", problems);
}

/** The parsed body, or undefined, which is no order, when it is not JSON. */
async function readJson(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}
