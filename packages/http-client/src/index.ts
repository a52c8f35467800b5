export type { AnswerCheck, AnswerFinding } from "./answer-check.js";
export type { ApiCall, WithResponse } from "./api-call.js";
export { SchwabApiError, type SchwabApiErrorDetail } from "./api-error.js";
export type { AccessTokenSource } from "./authorized-send.js";
export type { CallOptions } from "./call-options.js";
export { AccountFields } from "./enums/accounts.js";
export { InstrumentProjection } from "./enums/instruments.js";
export { MarketHoursMarket } from "./enums/market-hours.js";
export { MoversFrequency, MoversIndex, MoversSortOrder } from "./enums/movers.js";
export {
  OptionContractType,
  OptionEntitlement,
  OptionExpirationMonth,
  OptionStrategy,
  OptionStrikeRange,
  OptionType,
} from "./enums/options.js";
export {
  AssetType,
  DivCapGains,
  EquityInstruction,
  Instruction,
  OptionInstruction,
  PositionEffect,
  QuantityType,
} from "./enums/order-legs.js";
export {
  PriceLinkBasis,
  PriceLinkType,
  StopPriceLinkBasis,
  StopPriceLinkType,
  StopType,
} from "./enums/order-prices.js";
export { OrderStatus } from "./enums/order-status.js";
export {
  ComplexOrderStrategyType,
  Destination,
  Duration,
  OrderStrategyType,
  OrderType,
  Session,
  SettlementInstruction,
  SpecialInstruction,
  TaxLotMethod,
} from "./enums/order-terms.js";
export {
  PriceHistoryFrequency,
  PriceHistoryFrequencyType,
  PriceHistoryPeriod,
  PriceHistoryPeriodType,
} from "./enums/price-history.js";
export { QuoteFields } from "./enums/quotes.js";
export { TransactionType } from "./enums/transactions.js";
export { type AccountHashes, accountHashes } from "./helpers/account-hashes.js";
export { type OrdersBetweenOptions, ordersBetween } from "./helpers/orders-between.js";
export { QuoteBatchError } from "./helpers/quote-batch-error.js";
export { getQuotesInBatches } from "./helpers/quotes-in-batches.js";
export { splitOptionChain } from "./helpers/split-option-chain.js";
export { type TransactionsBetweenOptions, transactionsBetween } from "./helpers/transactions-between.js";
export { type WaitForOrderOptions, waitForOrder } from "./helpers/wait-for-order.js";
export type { Between } from "./helpers/windows.js";
export type { Id } from "./id-argument.js";
export type { ClientEvent, ClientEventListener } from "./manners/client-event.js";
export { RateLimits, type RateLimitsOptions, type RateLimitsStatus } from "./manners/rate-limits.js";
export type { RateWindowStatus } from "./manners/sliding-window.js";
export type { Timing } from "./manners/timing.js";
export type { GetAccountsOptions } from "./operations/accounts.js";
export type { GetMarketHoursOptions } from "./operations/market-hours.js";
export type { GetMoversOptions } from "./operations/movers.js";
export type { GetOptionChainOptions } from "./operations/option-chain.js";
export type { GetOrdersOptions } from "./operations/orders.js";
export type {
  GetPriceHistoryEveryOptions,
  GetPriceHistoryOptions,
} from "./operations/price-history.js";
export type { GetQuoteOptions, GetQuotesOptions } from "./operations/quotes.js";
export type { GetTransactionsOptions } from "./operations/transactions.js";
export type { OrderSpec } from "./order-body.js";
export type { BeforePlace, OrderToPlace, PlaceOrderOptions } from "./placing/before-place.js";
export { type OrderOutcome, OrderOutcomeUnknownError } from "./placing/order-outcome-unknown-error.js";
export type { PlacedOrder } from "./placing/send-order.js";
export { SchwabClient, type SchwabClientOptions } from "./schwab-client.js";
export type { Day, Moment } from "./time-argument.js";
export type {
  Account,
  AccountNumberHash,
  AggregatedBalance,
  CashAccount,
  MarginAccount,
  SecuritiesAccount,
} from "./types/account.js";
export type {
  CashBalances,
  CashInitialBalances,
  CommonBalances,
  MarginBalances,
  MarginInitialBalances,
} from "./types/balances.js";
export type { FeeType } from "./types/fee-type.js";
export type {
  AccountInstrument,
  CashEquivalentInstrument,
  CollectiveInvestmentInstrument,
  EquityInstrument,
  FixedIncomeInstrument,
  MutualFundInstrument,
  OptionDeliverable,
  OptionInstrument,
  OtherInstrument,
} from "./types/instrument.js";
export type { InstrumentFundamental } from "./types/instruments/instrument-fundamental.js";
export type { Instrument, InstrumentAssetType, Instruments } from "./types/instruments/instruments.js";
export type {
  HoursByProduct,
  MarketHours,
  ProductHours,
  SessionHours,
  SessionInterval,
} from "./types/market-hours.js";
export type { Mover, Movers } from "./types/movers.js";
export type { Open, OpenNumber } from "./types/open.js";
export type {
  OptionChain,
  OptionContractsByExpiration,
  OptionUnderlying,
} from "./types/options/option-chain.js";
export type {
  OptionContract,
  OptionContractDeliverable,
  OptionValue,
} from "./types/options/option-contract.js";
export type { OptionExpiration, OptionExpirationChain } from "./types/options/option-expiration-chain.js";
export type { Order } from "./types/order.js";
export type { ExecutionLeg, OrderActivity } from "./types/order-activity.js";
export type { OrderLeg } from "./types/order-leg.js";
export type { OrderRequest, OrderRequestInstrument, OrderRequestLeg } from "./types/order-request.js";
export type { OrderTerms } from "./types/order-terms.js";
export type {
  OrderRuleAction,
  OrderValidationDetail,
  OrderValidationResult,
} from "./types/order-validation.js";
export type { Position } from "./types/position.js";
export type {
  Commission,
  CommissionAndFee,
  CommissionLeg,
  FeeLeg,
  Fees,
  FeeValue,
} from "./types/preview-fees.js";
export type {
  OrderBalance,
  PreviewOrder,
  PreviewOrderLeg,
  PreviewOrderStrategy,
} from "./types/preview-order.js";
export type { Candle, PriceHistory } from "./types/price-history.js";
export type { EquityQuote, EquityQuoteValues, EquityReference } from "./types/quotes/equity.js";
export type { ForexQuote, ForexQuoteValues, ForexReference } from "./types/quotes/forex.js";
export type { FutureQuote, FutureQuoteValues, FutureReference } from "./types/quotes/future.js";
export type {
  FutureOptionQuote,
  FutureOptionQuoteValues,
  FutureOptionReference,
} from "./types/quotes/future-option.js";
export type { IndexQuote } from "./types/quotes/index-quote.js";
export type { MutualFundQuote, MutualFundQuoteValues } from "./types/quotes/mutual-fund.js";
export type { OptionQuote, OptionQuoteValues, OptionReference } from "./types/quotes/option.js";
export type { Quote, QuoteError, Quotes } from "./types/quotes/quotes.js";
export type {
  ExtendedMarket,
  Fundamental,
  QuoteBase,
  QuoteReference,
  QuoteValues,
  RegularMarket,
} from "./types/quotes/shared.js";
export type { Transaction, TransactionUser } from "./types/transaction.js";
export type {
  TransactionCashEquivalent,
  TransactionCollectiveInvestment,
  TransactionCurrency,
  TransactionEquity,
  TransactionFixedIncome,
  TransactionForex,
  TransactionFuture,
  TransactionIndex,
  TransactionInstrument,
  TransactionMutualFund,
  TransactionOption,
  TransactionOptionDeliverable,
  TransactionProduct,
} from "./types/transaction-instrument.js";
export type { TransferItem } from "./types/transfer-item.js";
export type {
  Offer,
  StreamerInfo,
  UserPreference,
  UserPreferenceAccount,
} from "./types/user-preference.js";
