import type { OperationFacts, ParameterFacts } from "../fact-types.js";
import { orderEnums } from "./order-enums.js";
import { transactions } from "./transactions.js";

const account: ParameterFacts = { in: "path", kind: "string", required: true };
const id: ParameterFacts = { in: "path", kind: "integer", required: true };
const fields: ParameterFacts = { in: "query", kind: "string" };

const orderSearch: Readonly<Record<string, ParameterFacts>> = {
  fromEnteredTime: { in: "query", kind: "date-time", required: true },
  toEnteredTime: { in: "query", kind: "date-time", required: true },
  maxResults: { in: "query", kind: "integer" },
  status: { in: "query", kind: orderEnums["apiOrderStatus"] as readonly string[] },
};

/** By the name of our method; `accountNumber` in a path is the hash that stands for it. */
export const traderOperations = {
  getAccountNumbers: {
    method: "GET",
    path: "/trader/v1/accounts/accountNumbers",
    answer: "AccountNumberHash[]",
  },
  getAccounts: {
    method: "GET",
    path: "/trader/v1/accounts",
    parameters: { fields },
    answer: "Account[]",
  },
  getAccount: {
    method: "GET",
    path: "/trader/v1/accounts/{accountNumber}",
    parameters: { accountNumber: account, fields },
    answer: "Account",
  },
  getOrdersForAccount: {
    method: "GET",
    path: "/trader/v1/accounts/{accountNumber}/orders",
    parameters: { accountNumber: account, ...orderSearch },
    answer: "Order[]",
  },
  placeOrder: {
    method: "POST",
    path: "/trader/v1/accounts/{accountNumber}/orders",
    parameters: { accountNumber: account },
    body: "OrderRequest",
  },
  getOrder: {
    method: "GET",
    path: "/trader/v1/accounts/{accountNumber}/orders/{orderId}",
    parameters: { accountNumber: account, orderId: id },
    answer: "Order",
  },
  replaceOrder: {
    method: "PUT",
    path: "/trader/v1/accounts/{accountNumber}/orders/{orderId}",
    parameters: { accountNumber: account, orderId: id },
    body: "OrderRequest",
  },
  cancelOrder: {
    method: "DELETE",
    path: "/trader/v1/accounts/{accountNumber}/orders/{orderId}",
    parameters: { accountNumber: account, orderId: id },
  },
  getOrdersForAllLinkedAccounts: {
    method: "GET",
    path: "/trader/v1/orders",
    parameters: orderSearch,
    answer: "Order[]",
  },
  previewOrder: {
    method: "POST",
    path: "/trader/v1/accounts/{accountNumber}/previewOrder",
    parameters: { accountNumber: account },
    // What clients send, which works; the specification says PreviewOrder.
    body: "OrderRequest",
    answer: "PreviewOrder",
  },
  getTransactions: {
    method: "GET",
    path: "/trader/v1/accounts/{accountNumber}/transactions",
    parameters: {
      accountNumber: account,
      startDate: { in: "query", kind: "date-time", required: true },
      endDate: { in: "query", kind: "date-time", required: true },
      types: { in: "query", kind: transactions["TransactionType"] as readonly string[], required: true },
      symbol: { in: "query", kind: "string" },
    },
    answer: "Transaction[]",
  },
  getTransaction: {
    method: "GET",
    path: "/trader/v1/accounts/{accountNumber}/transactions/{transactionId}",
    parameters: { accountNumber: account, transactionId: id },
    answer: "Transaction[]",
  },
  getUserPreferences: { method: "GET", path: "/trader/v1/userPreference", answer: "UserPreference[]" },
} satisfies Record<string, OperationFacts>;
