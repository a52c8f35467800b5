import type { OperationName } from "../operations.js";

/** schwab-py's 29 methods that ask the API, with the operation each one asks for. */
export const schwabPyMethods: Readonly<Record<string, OperationName>> = {
  get_account_numbers: "getAccountNumbers",
  get_accounts: "getAccounts",
  get_account: "getAccount",
  get_order: "getOrder",
  cancel_order: "cancelOrder",
  get_orders_for_account: "getOrdersForAccount",
  get_orders_for_all_linked_accounts: "getOrdersForAllLinkedAccounts",
  place_order: "placeOrder",
  replace_order: "replaceOrder",
  preview_order: "previewOrder",
  get_transactions: "getTransactions",
  get_transaction: "getTransaction",
  get_user_preferences: "getUserPreferences",
  get_quote: "getQuote",
  get_quotes: "getQuotes",
  get_option_chain: "getOptionChain",
  get_option_expiration_chain: "getOptionExpirationChain",
  get_price_history: "getPriceHistory",
  get_price_history_every_minute: "getPriceHistory",
  get_price_history_every_five_minutes: "getPriceHistory",
  get_price_history_every_ten_minutes: "getPriceHistory",
  get_price_history_every_fifteen_minutes: "getPriceHistory",
  get_price_history_every_thirty_minutes: "getPriceHistory",
  get_price_history_every_day: "getPriceHistory",
  get_price_history_every_week: "getPriceHistory",
  get_movers: "getMovers",
  get_market_hours: "getMarketHours",
  get_instruments: "getInstruments",
  get_instrument_by_cusip: "getInstrumentByCusip",
};

/** The name of our method that does what schwab-py's does. */
export function ourMethod(schwabPyMethod: string): string {
  return schwabPyMethod.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
