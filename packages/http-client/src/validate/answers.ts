import type { Shape } from "./shape.js";
import { list } from "./shape.js";
import { account, accountNumberHash } from "./shapes/account.js";
import { instrument, instruments } from "./shapes/instruments.js";
import { marketHours } from "./shapes/market-hours.js";
import { movers } from "./shapes/movers.js";
import { optionChain, optionExpirationChain } from "./shapes/option-chain.js";
import { order } from "./shapes/order.js";
import { previewOrder } from "./shapes/preview-order.js";
import { priceHistory } from "./shapes/price-history.js";
import { quotes } from "./shapes/quotes.js";
import { transaction } from "./shapes/transaction.js";
import { userPreference } from "./shapes/user-preference.js";

type Answer = readonly [pattern: RegExp, shape: Shape<unknown>];
const answer = (method: string, path: string, shape: unknown): Answer => [
  new RegExp(`^${method} ${path.replaceAll("*", "[^/]+")}$`),
  shape as Shape<unknown>,
];

/** What each operation answers; `*` is any one part of a path. The first that fits counts. */
const answers: readonly Answer[] = [
  answer("GET", "/trader/v1/accounts/accountNumbers", list(accountNumberHash)),
  answer("GET", "/trader/v1/accounts", list(account)),
  answer("GET", "/trader/v1/accounts/*", account),
  answer("GET", "/trader/v1/accounts/*/orders", list(order)),
  answer("GET", "/trader/v1/accounts/*/orders/*", order),
  answer("GET", "/trader/v1/orders", list(order)),
  answer("POST", "/trader/v1/accounts/*/previewOrder", previewOrder),
  answer("GET", "/trader/v1/accounts/*/transactions", list(transaction)),
  answer("GET", "/trader/v1/accounts/*/transactions/*", transaction),
  answer("GET", "/trader/v1/userPreference", userPreference),
  answer("GET", "/marketdata/v1/quotes", quotes),
  answer("GET", "/marketdata/v1/chains", optionChain),
  answer("GET", "/marketdata/v1/expirationchain", optionExpirationChain),
  answer("GET", "/marketdata/v1/pricehistory", priceHistory),
  answer("GET", "/marketdata/v1/movers/*", movers),
  answer("GET", "/marketdata/v1/markets", marketHours),
  answer("GET", "/marketdata/v1/markets/*", marketHours),
  answer("GET", "/marketdata/v1/instruments", instruments),
  answer("GET", "/marketdata/v1/instruments/*", instrument),
  answer("GET", "/marketdata/v1/*/quotes", quotes),
];

/** The shape of what a request is answered with; undefined for those answered with nothing but a status. */
export function answerShape(asked: string): Shape<unknown> | undefined {
  return answers.find(([pattern]) => pattern.test(asked))?.[1];
}
