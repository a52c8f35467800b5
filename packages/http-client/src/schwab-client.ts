import { ArgumentError, ConfigError, checkBaseUrl, SCHWAB_ORIGIN } from "@schwab-kit/core";
import { isRedirect } from "./answer.js";
import type { AnswerCheck } from "./answer-check.js";
import { redirectRefused, refusal } from "./answer-failure.js";
import { ApiCall, type WithResponse } from "./api-call.js";
import { type AccessTokenSource, sendAuthorized } from "./authorized-send.js";
import type { CallOptions } from "./call-options.js";
import { MarketDataMethods } from "./market-data-methods.js";
import type { Operation } from "./operation.js";
import { type GetAccountsOptions, getAccountNumbers, getAccounts } from "./operations/accounts.js";
import { getUserPreferences } from "./operations/user-preference.js";
import { requestUrl } from "./request-url.js";
import type { Account, AccountNumberHash } from "./types/account.js";
import type { UserPreference } from "./types/user-preference.js";
import { unexpected } from "./unexpected-answer.js";

export interface SchwabClientOptions {
  /** Where access tokens come from. */
  readonly tokens: AccessTokenSource;
  /** Schwab's unless given: https, or plain http on a loopback host. A path in it stays in front. */
  readonly baseUrl?: string | undefined;
  /** Limit for one request up to the end of its answer, milliseconds; 30 000 unless given. */
  readonly timeoutMs?: number | undefined;
  /** Whether values outside our enums are refused before anything is sent; true unless given. */
  readonly enforceEnums?: boolean | undefined;
  /** Looks at every answer before it is given out: `liveValidator` of `@schwab-kit/http-client/validate`. */
  readonly validate?: AnswerCheck | undefined;
  /** Used in place of the runtime's `fetch`. It sees the access tokens. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * The Schwab Trader API over HTTP. Every method sends its request at once and returns an `ApiCall`: await it
 * for the data, or await its `withResponse()`. A 401 leads to one new token and one more try.
 *
 * All reject with ArgumentError `argument-invalid` (nothing was sent), with SchwabApiError (`code` says which
 * failure), with whatever the token source threw, or with the given signal's reason.
 */
export class SchwabClient extends MarketDataMethods {
  readonly #tokens: AccessTokenSource;
  readonly #base: URL;
  readonly #timeoutMs: number;
  readonly #enforceEnums: boolean;
  readonly #validate: AnswerCheck | undefined;
  readonly #fetch: typeof globalThis.fetch | undefined;

  /** @throws ConfigError `config-invalid` */
  constructor(options: SchwabClientOptions) {
    super();
    const { tokens, baseUrl = SCHWAB_ORIGIN, timeoutMs = 30_000, enforceEnums = true } = options;
    if (typeof tokens?.getAccessToken !== "function") {
      throw new ConfigError(
        "config-invalid",
        "SchwabClient needs tokens: an object with getAccessToken(), such as a TokenManager.",
      );
    }
    const mistake = timeoutMistake(timeoutMs);
    if (mistake !== undefined) throw new ConfigError("config-invalid", mistake);
    this.#tokens = tokens;
    this.#base = checkBaseUrl(baseUrl);
    this.#timeoutMs = timeoutMs;
    this.#enforceEnums = enforceEnums;
    this.#validate = options.validate;
    this.#fetch = options.fetch;
  }

  /** The numbers of all linked accounts, each with the hash that stands for it in paths. */
  getAccountNumbers(options: CallOptions = {}): ApiCall<AccountNumberHash[]> {
    return this.#call(options, () => getAccountNumbers());
  }

  /** Balances, and positions if asked for, of all linked accounts. The answer holds no hashes. */
  getAccounts(options: GetAccountsOptions = {}): ApiCall<Account[]> {
    return this.#call(options, () => getAccounts(options, this.#enforceEnums));
  }

  /** Account settings, and what a streaming connection needs. Schwab's list of one comes as that one. */
  getUserPreferences(options: CallOptions = {}): ApiCall<UserPreference> {
    return this.#call(options, () => getUserPreferences());
  }

  protected override call<T>(
    options: CallOptions,
    prepare: (enforceEnums: boolean) => Operation<T>,
  ): ApiCall<T> {
    return this.#call(options, () => prepare(this.#enforceEnums));
  }

  #call<T>(options: CallOptions, prepare: () => Operation<T>): ApiCall<T> {
    return new ApiCall(this.#perform(options, prepare));
  }

  async #perform<T>(options: CallOptions, prepare: () => Operation<T>): Promise<WithResponse<T>> {
    const { signal, timeoutMs = this.#timeoutMs } = options;
    const mistake = timeoutMistake(timeoutMs);
    if (mistake !== undefined) throw new ArgumentError("argument-invalid", `${mistake} Nothing was sent.`);
    const { method, path, query, body, read } = prepare();
    const answer = await sendAuthorized(this.#tokens, {
      method,
      url: requestUrl(this.#base, path, query),
      body,
      asked: `${method} ${path}`,
      timeoutMs,
      signal,
      fetch: this.#fetch,
    });
    if (isRedirect(answer)) throw redirectRefused(answer);
    if (!answer.response.ok) throw refusal(answer);
    const data = read(answer);
    const findings = this.#validate?.check(answer.asked, data) ?? [];
    if (findings.length > 0) throw unexpected(answer, findings);
    return { data, response: answer.response };
  }
}

/** Beyond 2^31 - 1 ms a timer fires at once. */
function timeoutMistake(timeoutMs: unknown): string | undefined {
  const isUsable = typeof timeoutMs === "number" && timeoutMs >= 1 && timeoutMs <= 2 ** 31 - 1;
  return isUsable ? undefined : "timeoutMs must be a number of milliseconds from 1 to 2147483647.";
}
