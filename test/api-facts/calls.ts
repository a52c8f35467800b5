import type { OrderRequest, SchwabClient } from "@schwab-kit/http-client";
import type { OperationName } from "./operations.js";

/** What a call needs to know of the account it asks about. */
export interface Known {
  readonly accountHash: string;
  readonly orderId: string;
  readonly transactionId: string;
}

export type Calls<Method extends keyof SchwabClient> = {
  readonly [M in Method]: (known: Known) => Parameters<SchwabClient[M]>;
};

/** Far below the market, so that it stands until it is cancelled. */
export const order: OrderRequest = {
  orderType: "LIMIT",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  price: "1.00",
  orderLegCollection: [
    { instruction: "BUY", quantity: 1, instrument: { symbol: "AAPL", assetType: "EQUITY" } },
  ],
};

const entered = {
  fromEnteredDatetime: new Date("2026-11-02T14:30:00Z"),
  toEnteredDatetime: 1_795_500_000_000,
};

/** Every operation with all that it can be given. */
export const fullCalls: Calls<OperationName> = {
  getAccountNumbers: () => [],
  getAccounts: () => [{ fields: "positions" }],
  getAccount: ({ accountHash }) => [accountHash, { fields: "positions" }],
  getOrdersForAccount: ({ accountHash }) => [accountHash, { ...entered, maxResults: 5, status: "WORKING" }],
  placeOrder: ({ accountHash }) => [accountHash, order],
  getOrder: ({ accountHash, orderId }) => [orderId, accountHash],
  replaceOrder: ({ accountHash, orderId }) => [accountHash, orderId, order],
  cancelOrder: ({ accountHash, orderId }) => [orderId, accountHash],
  getOrdersForAllLinkedAccounts: () => [{ ...entered, maxResults: 5, status: "FILLED" }],
  previewOrder: ({ accountHash }) => [accountHash, order],
  getTransactions: ({ accountHash }) => [
    accountHash,
    {
      startDate: "2026-11-02T09:30:00-05:00",
      endDate: new Date("2026-11-20T21:00:00Z"),
      transactionTypes: ["TRADE", "DIVIDEND_OR_INTEREST"],
      symbol: "AAPL",
    },
  ],
  getTransaction: ({ accountHash, transactionId }) => [accountHash, transactionId],
  getUserPreferences: () => [],
  getQuotes: () => [["AAPL", "SPY"], { fields: ["quote", "reference"], indicative: true }],
  getQuote: () => ["/ESZ26", { fields: ["quote", "reference"] }],
  getOptionChain: () => [
    "AAPL",
    {
      contractType: "CALL",
      strikeCount: 3,
      includeUnderlyingQuote: true,
      strategy: "ANALYTICAL",
      interval: 2.5,
      strike: 100.5,
      strikeRange: "ITM",
      fromDate: "2026-12-01",
      toDate: new Date("2027-01-05T12:00:00Z"),
      volatility: 22.5,
      underlyingPrice: 101.25,
      interestRate: 4.25,
      daysToExpiration: 30,
      expMonth: "DEC",
      optionType: "S",
      entitlement: "NP",
    },
  ],
  getOptionExpirationChain: () => ["AAPL"],
  getPriceHistory: () => [
    "AAPL",
    {
      periodType: "day",
      period: 5,
      frequencyType: "minute",
      frequency: 30,
      startDatetime: new Date("2026-11-16T14:30:00Z"),
      endDatetime: "2026-11-20T16:00:00-05:00",
      needExtendedHoursData: true,
      needPreviousClose: true,
    },
  ],
  getMovers: () => ["$SPX", { sortOrder: "VOLUME", frequency: 0 }],
  getMarketHours: () => [["equity", "option"], { date: "2026-12-24" }],
  getMarketHoursFor: () => ["equity", { date: "2026-12-24" }],
  getInstruments: () => [["AAPL", "SPY"], "symbol-search"],
  getInstrumentByCusip: () => ["037833100"],
};
