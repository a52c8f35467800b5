import { ArgumentError } from "@schwab-kit/core";
import {
  inOrder,
  nonEmptyString,
  optionalBoolean,
  optionalNumber,
  optionalWholeNumber,
} from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import { enumValue } from "../enum-argument.js";
import {
  OptionContractType,
  OptionEntitlement,
  OptionExpirationMonth,
  OptionStrategy,
  OptionStrikeRange,
  OptionType,
} from "../enums/options.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import type { Query } from "../request-url.js";
import { type Day, optionalDay } from "../time-argument.js";
import type { OptionChain } from "../types/options/option-chain.js";
import type { OptionExpirationChain } from "../types/options/option-expiration-chain.js";

export interface GetOptionChainOptions extends CallOptions {
  readonly contractType?: OptionContractType | undefined;
  /** How many strikes above and below the underlying's price. */
  readonly strikeCount?: number | undefined;
  /** Adds the underlying's quote, which is null otherwise. */
  readonly includeUnderlyingQuote?: boolean | undefined;
  /** `OptionStrategy.SINGLE` unless given. */
  readonly strategy?: OptionStrategy | undefined;
  /** Between the strikes of a spread strategy, dollars. */
  readonly interval?: number | undefined;
  /** Only this strike, dollars. */
  readonly strike?: number | undefined;
  readonly strikeRange?: OptionStrikeRange | undefined;
  /** Expirations from this day on: `yyyy-MM-dd`, or a moment that falls on it. */
  readonly fromDate?: Day | undefined;
  /** Expirations up to this day. */
  readonly toDate?: Day | undefined;
  /** Decides which day a moment falls on; America/New_York unless given. */
  readonly timeZone?: string | undefined;
  /** To compute with; only with `OptionStrategy.ANALYTICAL`, as the next three. */
  readonly volatility?: number | undefined;
  /** To compute with, dollars. */
  readonly underlyingPrice?: number | undefined;
  /** To compute with. */
  readonly interestRate?: number | undefined;
  /** To compute with. */
  readonly daysToExpiration?: number | undefined;
  readonly expMonth?: OptionExpirationMonth | undefined;
  readonly optionType?: OptionType | undefined;
  readonly entitlement?: OptionEntitlement | undefined;
}

export function getOptionChain(
  symbol: string,
  options: GetOptionChainOptions,
  enforce: boolean,
): Operation<OptionChain> {
  const { contractType, strategy, strikeRange, expMonth, optionType, entitlement, timeZone } = options;
  const fromDate = optionalDay("fromDate", options.fromDate, timeZone);
  const toDate = optionalDay("toDate", options.toDate, timeZone);
  inOrder("fromDate and toDate", fromDate, toDate);
  return {
    method: "GET",
    path: "/marketdata/v1/chains",
    query: {
      symbol: nonEmptyString("symbol", symbol),
      contractType: enumValue("contractType", contractType, { OptionContractType }, enforce),
      strikeCount: optionalWholeNumber("strikeCount", options.strikeCount),
      includeUnderlyingQuote: optionalBoolean("includeUnderlyingQuote", options.includeUnderlyingQuote),
      strategy: enumValue("strategy", strategy, { OptionStrategy }, enforce),
      interval: optionalNumber("interval", options.interval),
      strike: optionalNumber("strike", options.strike),
      range: enumValue("strikeRange", strikeRange, { OptionStrikeRange }, enforce),
      fromDate,
      toDate,
      ...assumptions(options, enforce),
      expMonth: enumValue("expMonth", expMonth, { OptionExpirationMonth }, enforce),
      optionType: enumValue("optionType", optionType, { OptionType }, enforce),
      entitlement: enumValue("entitlement", entitlement, { OptionEntitlement }, enforce),
    },
    read: readJson,
  };
}

/** What an analytical chain is computed with. Schwab takes no notice of it for any other strategy. */
function assumptions(options: GetOptionChainOptions, enforce: boolean): Query {
  const query = {
    volatility: optionalNumber("volatility", options.volatility),
    underlyingPrice: optionalNumber("underlyingPrice", options.underlyingPrice),
    interestRate: optionalNumber("interestRate", options.interestRate),
    daysToExpiration: optionalWholeNumber("daysToExpiration", options.daysToExpiration),
  };
  const given = Object.entries(query).find(([, value]) => value !== undefined)?.[0];
  if (given === undefined || !enforce || options.strategy === OptionStrategy.ANALYTICAL) return query;
  throw new ArgumentError(
    "argument-invalid",
    `${given}: Schwab computes with it only for strategy OptionStrategy.ANALYTICAL, and would take no notice ` +
      "of it. Nothing was sent; give that strategy, or leave this out.",
  );
}

export function getOptionExpirationChain(symbol: string): Operation<OptionExpirationChain> {
  return {
    method: "GET",
    path: "/marketdata/v1/expirationchain",
    query: { symbol: nonEmptyString("symbol", symbol) },
    read: readJson,
  };
}
