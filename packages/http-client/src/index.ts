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
  PriceHistoryFrequency,
  PriceHistoryFrequencyType,
  PriceHistoryPeriod,
  PriceHistoryPeriodType,
} from "./enums/price-history.js";
export { QuoteFields } from "./enums/quotes.js";
export type { GetAccountsOptions } from "./operations/accounts.js";
export type { GetMarketHoursOptions } from "./operations/market-hours.js";
export type { GetMoversOptions } from "./operations/movers.js";
export type { GetOptionChainOptions } from "./operations/option-chain.js";
export type {
  GetPriceHistoryEveryOptions,
  GetPriceHistoryOptions,
} from "./operations/price-history.js";
export type { GetQuoteOptions, GetQuotesOptions } from "./operations/quotes.js";
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
export type { Position } from "./types/position.js";
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
export type {
  Offer,
  StreamerInfo,
  UserPreference,
  UserPreferenceAccount,
} from "./types/user-preference.js";
