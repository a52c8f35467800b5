import { optionalBoolean, symbolList } from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import { enumList } from "../enum-argument.js";
import { QuoteFields } from "../enums/quotes.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import { pathPart } from "../request-url.js";
import type { Quotes } from "../types/quotes/quotes.js";

export interface GetQuoteOptions extends CallOptions {
  /** The parts wanted; without it, all of them. */
  readonly fields?: QuoteFields | Iterable<QuoteFields> | undefined;
}

export interface GetQuotesOptions extends GetQuoteOptions {
  /** For ETFs: their indicative (intraday net asset value) symbols' quotes too. */
  readonly indicative?: boolean | undefined;
}

export function getQuote(symbol: string, options: GetQuoteOptions, enforce: boolean): Operation<Quotes> {
  return {
    method: "GET",
    path: `/marketdata/v1/${pathPart("symbol", symbol)}/quotes`,
    query: { fields: fieldsOf(options, enforce) },
    read: readJson,
  };
}

export function getQuotes(
  symbols: string | Iterable<string>,
  options: GetQuotesOptions,
  enforce: boolean,
): Operation<Quotes> {
  return {
    method: "GET",
    path: "/marketdata/v1/quotes",
    query: {
      symbols: symbolList(symbols).join(","),
      fields: fieldsOf(options, enforce),
      indicative: optionalBoolean("indicative", options.indicative),
    },
    read: readJson,
  };
}

function fieldsOf({ fields }: GetQuoteOptions, enforce: boolean): string | undefined {
  return enumList("fields", fields, { QuoteFields }, enforce);
}
