import type { SchemaFacts } from "./fact-types.js";
import { chains } from "./market/chains.js";
import { errors as marketErrors } from "./market/errors.js";
import { historyMoversHours } from "./market/history-movers-hours.js";
import { instruments } from "./market/instruments.js";
import { quoteReferences } from "./market/quote-references.js";
import { quoteValues } from "./market/quote-values.js";
import { quotes } from "./market/quotes.js";
import { accountInstruments } from "./trader/account-instruments.js";
import { accounts } from "./trader/accounts.js";
import { balances } from "./trader/balances.js";
import { errors as traderErrors } from "./trader/errors.js";
import { orderEnums } from "./trader/order-enums.js";
import { orders } from "./trader/orders.js";
import { preferences } from "./trader/preferences.js";
import { preview } from "./trader/preview.js";
import { transactionInstruments } from "./trader/transaction-instruments.js";
import { transactions } from "./trader/transactions.js";

export type Schemas = Readonly<Record<string, SchemaFacts>>;

/** Every schema of the two specifications, as they say it. */
export const specified: Schemas = {
  ...accounts,
  ...balances,
  ...accountInstruments,
  ...orders,
  ...orderEnums,
  ...preview,
  ...transactions,
  ...transactionInstruments,
  ...preferences,
  ...traderErrors,
  ...quotes,
  ...quoteValues,
  ...quoteReferences,
  ...chains,
  ...instruments,
  ...historyMoversHours,
  ...marketErrors,
};
