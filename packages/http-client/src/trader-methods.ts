import { ApiCall, type WithResponse } from "./api-call.js";
import type { CallOptions } from "./call-options.js";
import type { Id } from "./id-argument.js";
import { MarketDataMethods } from "./market-data-methods.js";
import type { Operation } from "./operation.js";
import {
  type GetAccountsOptions,
  getAccount,
  getAccountNumbers,
  getAccounts,
} from "./operations/accounts.js";
import { type OrderLocation, postOrder, previewOrder, putOrder } from "./operations/order-writes.js";
import {
  cancelOrder,
  type GetOrdersOptions,
  getOrder,
  getOrdersForAccount,
  getOrdersForAllLinkedAccounts,
} from "./operations/orders.js";
import { type GetTransactionsOptions, getTransaction, getTransactions } from "./operations/transactions.js";
import { getUserPreferences } from "./operations/user-preference.js";
import { type OrderSpec, orderBody } from "./order-body.js";
import { askBeforePlace, type BeforePlace, type PlaceOrderOptions } from "./placing/before-place.js";
import type { OrderDesk } from "./placing/look-for-order.js";
import { OrderLedger } from "./placing/order-ledger.js";
import { type PlacedOrder, sendOrder } from "./placing/send-order.js";
import type { Account, AccountNumberHash } from "./types/account.js";
import type { Order } from "./types/order.js";
import type { OrderRequest } from "./types/order-request.js";
import type { PreviewOrder } from "./types/preview-order.js";
import type { Transaction } from "./types/transaction.js";
import type { UserPreference } from "./types/user-preference.js";

/** What a `SchwabClient` asks of Schwab's trader API, beside its market data. */
export abstract class TraderMethods extends MarketDataMethods {
  readonly #desk: OrderDesk = {
    ledger: new OrderLedger(),
    call: (options, prepare) => this.call(options, prepare),
  };
  readonly #beforePlace: BeforePlace | undefined;

  constructor(beforePlace?: BeforePlace) {
    super();
    this.#beforePlace = beforePlace;
  }

  /** The numbers of all linked accounts, each with the hash that stands for it in paths. */
  getAccountNumbers(options: CallOptions = {}): ApiCall<AccountNumberHash[]> {
    return this.call(options, () => getAccountNumbers());
  }

  /** Balances, and positions if asked for, of all linked accounts. The answer holds no hashes. */
  getAccounts(options: GetAccountsOptions = {}): ApiCall<Account[]> {
    return this.call(options, (enforce) => getAccounts(options, enforce));
  }

  /**
   * Balances, and positions if asked for, of one account.
   * @param accountHash the account's `hashValue` from `getAccountNumbers`, here and in every other method
   */
  getAccount(accountHash: string, options: GetAccountsOptions = {}): ApiCall<Account> {
    return this.call(options, (enforce) => getAccount(accountHash, options, enforce));
  }

  /** One order. As in schwab-py, its id comes before the account's hash. */
  getOrder(orderId: Id, accountHash: string, options: CallOptions = {}): ApiCall<Order> {
    return this.call(options, () => getOrder(orderId, accountHash));
  }

  /**
   * Asks for an order's cancellation; whether it was too late, `getOrder` tells. As in schwab-py, the order's id
   * comes before the account's hash.
   */
  cancelOrder(orderId: Id, accountHash: string, options: CallOptions = {}): ApiCall<void> {
    return this.call(options, () => cancelOrder(orderId, accountHash));
  }

  /**
   * The account's orders, entered in the last 60 days unless a window of time is given. Schwab refuses a window
   * longer than a year, and gives 3000 orders at most; `ordersBetween` gives all of any window.
   */
  getOrdersForAccount(accountHash: string, options: GetOrdersOptions = {}): ApiCall<Order[]> {
    return this.call(options, (enforce) => getOrdersForAccount(accountHash, options, enforce));
  }

  /** The same of all linked accounts. Schwab refuses what lies more than 60 days back. */
  getOrdersForAllLinkedAccounts(options: GetOrdersOptions = {}): ApiCall<Order[]> {
    return this.call(options, (enforce) => getOrdersForAllLinkedAccounts(options, enforce));
  }

  /**
   * Places an order, with one request, and gives its id. When Schwab accepts it without saying the id, the order
   * is looked up.
   *
   * Rejects as every method does when nothing was placed, a 4xx among that, or with what a `beforePlace` throws;
   * and with OrderOutcomeUnknownError
   * when the order may have been placed: after a 5xx, a timeout, a lost connection, or an abort on the way. Its
   * message, `candidates` and `findOut()` help on. For the candidates it looks at the account first, for 10
   * seconds at most.
   */
  placeOrder(accountHash: string, order: OrderSpec, options: PlaceOrderOptions = {}): ApiCall<PlacedOrder> {
    return new ApiCall(this.#send(order, options, { accountHash }, (body) => postOrder(accountHash, body)));
  }

  /**
   * Cancels an order and places another in its stead, and gives the new one's id. Rejects as `placeOrder` does.
   */
  replaceOrder(
    accountHash: string,
    orderId: Id,
    order: OrderSpec,
    options: PlaceOrderOptions = {},
  ): ApiCall<PlacedOrder> {
    const what = { accountHash, replaces: orderId };
    return new ApiCall(this.#send(order, options, what, (body) => putOrder(accountHash, orderId, body)));
  }

  /** What placing the order would do and cost. Objections come as data: `orderValidationResult.rejects`. */
  previewOrder(accountHash: string, order: OrderSpec, options: CallOptions = {}): ApiCall<PreviewOrder> {
    return this.call(options, () => previewOrder(accountHash, orderBody(order)));
  }

  /**
   * The account's transactions of the last 60 days, unless a window of time is given. Schwab refuses a window
   * longer than a year, and gives 3000 at most; `transactionsBetween` gives all of any window.
   */
  getTransactions(accountHash: string, options: GetTransactionsOptions = {}): ApiCall<Transaction[]> {
    return this.call(options, (enforce) => getTransactions(accountHash, options, enforce));
  }

  /** One transaction, by its `activityId`. Schwab's list of one comes as that one. */
  getTransaction(accountHash: string, transactionId: Id, options: CallOptions = {}): ApiCall<Transaction> {
    return this.call(options, () => getTransaction(accountHash, transactionId));
  }

  /** Account settings, and what a streaming connection needs. Schwab's list of one comes as that one. */
  getUserPreferences(options: CallOptions = {}): ApiCall<UserPreference> {
    return this.call(options, () => getUserPreferences());
  }

  async #send(
    spec: OrderSpec,
    options: PlaceOrderOptions,
    what: { readonly accountHash: string; readonly replaces?: Id },
    operationFor: (body: OrderRequest) => Operation<OrderLocation>,
  ): Promise<WithResponse<PlacedOrder>> {
    const order = orderBody(spec);
    const operation = operationFor(order);
    const asked = [this.#beforePlace, options.beforePlace].filter((one) => one !== undefined);
    const { accountHash, replaces } = what;
    const toPlace = { accountHash, order, replaces: replaces === undefined ? undefined : String(replaces) };
    // Without anybody to ask it begins at once, in its turn among the other calls.
    if (asked.length > 0) await askBeforePlace(asked, toPlace, options.signal);
    return await sendOrder(this.#desk, operation, { ...what, order }, options);
  }
}
