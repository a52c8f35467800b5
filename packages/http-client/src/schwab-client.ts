import { ConfigError, checkBaseUrl, SCHWAB_ORIGIN } from "@schwab-kit/core";
import { type Answer, isRedirect, type ParseJson } from "./answer.js";
import type { AnswerCheck } from "./answer-check.js";
import { redirectRefused, refusal } from "./answer-failure.js";
import { ApiCall, type WithResponse } from "./api-call.js";
import { type AccessTokenSource, sendAuthorized } from "./authorized-send.js";
import type { CallOptions } from "./call-options.js";
import { CallUnderWay } from "./manners/call-under-way.js";
import { type Manners, type MannersOptions, mannersOf } from "./manners/manners.js";
import { notSent } from "./not-sent.js";
import type { Operation } from "./operation.js";
import type { BeforePlace } from "./placing/before-place.js";
import { pathWithQuery, requestUrl } from "./request-url.js";
import { TraderMethods } from "./trader-methods.js";
import { unexpected } from "./unexpected-answer.js";

export interface SchwabClientOptions extends MannersOptions {
  /** Where access tokens come from. */
  readonly tokens: AccessTokenSource;
  /** Schwab's unless given: https, or plain http on a loopback host. A path in it stays in front. */
  readonly baseUrl?: string | undefined;
  /**
   * Limit for one request up to the end of its answer, milliseconds; 30 000 unless given. What comes before a
   * request is not part of it: the wait for a turn, for a token, and before a retry.
   */
  readonly timeoutMs?: number | undefined;
  /** Whether values outside our enums are refused before anything is sent; true unless given. */
  readonly enforceEnums?: boolean | undefined;
  /** Looks at every answer before it is given out: `liveValidator` of `@schwab-kit/http-client/validate`. */
  readonly validate?: AnswerCheck | undefined;
  /**
   * Asked by `placeOrder` and `replaceOrder` before anything is sent: `withinLimits` of `@schwab-kit/orders`, or your
   * own. What it throws, the call rejects with.
   */
  readonly beforePlace?: BeforePlace | undefined;
  /** Used in place of the runtime's `fetch`. It sees the access tokens, and must send a request once at most. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Used in place of `JSON.parse` for the data of every answer: a parser that keeps numbers beyond 2^53 exact, as
   * bigints or objects of its own. The types then don't say what it gives for numbers.
   */
  readonly parseJson?: ((text: string) => unknown) | undefined;
}

/**
 * The Schwab Trader API over HTTP. Every method begins at once and returns an `ApiCall`: await it for the data,
 * or await its `withResponse()`. A 401 leads to one new token and one more try, and a GET that failed in passing
 * is tried again; requests over Schwab's limits wait for their turn.
 *
 * All reject with ArgumentError `argument-invalid` (nothing was sent), with SchwabApiError (`code` says which
 * failure), with whatever the token source threw, or with the given signal's reason.
 */
export class SchwabClient extends TraderMethods {
  readonly #tokens: AccessTokenSource;
  readonly #base: URL;
  readonly #timeoutMs: number;
  readonly #enforceEnums: boolean;
  readonly #validate: AnswerCheck | undefined;
  readonly #fetch: typeof globalThis.fetch | undefined;
  readonly #parseJson: ParseJson;
  readonly #manners: Manners;

  /** @throws ConfigError `config-invalid` */
  constructor(options: SchwabClientOptions) {
    super(options.beforePlace);
    const { tokens, baseUrl = SCHWAB_ORIGIN, timeoutMs = 30_000, enforceEnums = true } = options;
    const { beforePlace, validate, fetch, parseJson = JSON.parse } = options;
    if (typeof tokens?.getAccessToken !== "function") {
      throw new ConfigError(
        "config-invalid",
        "SchwabClient needs tokens: an object with getAccessToken(), such as a TokenManager.",
      );
    }
    const mistake = timeoutMistake(timeoutMs);
    if (mistake !== undefined) throw new ConfigError("config-invalid", mistake);
    if (typeof parseJson !== "function") {
      throw new ConfigError("config-invalid", "parseJson must be a function from a text to what it holds.");
    }
    if (validate !== undefined && typeof validate?.check !== "function") {
      throw new ConfigError(
        "config-invalid",
        "validate must be an object with check(), such as a liveValidator().",
      );
    }
    if (beforePlace !== undefined && typeof beforePlace !== "function") {
      throw new ConfigError(
        "config-invalid",
        "beforePlace must be a function that throws to refuse an order.",
      );
    }
    this.#tokens = tokens;
    this.#base = checkBaseUrl(baseUrl);
    this.#timeoutMs = timeoutMs;
    this.#enforceEnums = enforceEnums;
    this.#validate = validate;
    this.#fetch = fetch;
    this.#parseJson = parseJson;
    this.#manners = mannersOf(options, tokens);
  }

  protected override call<T>(
    options: CallOptions,
    prepare: (enforceEnums: boolean) => Operation<T>,
  ): ApiCall<T> {
    return new ApiCall(this.#perform(options, prepare));
  }

  async #perform<T>(
    options: CallOptions,
    prepare: (enforceEnums: boolean) => Operation<T>,
  ): Promise<WithResponse<T>> {
    const { signal, timeoutMs = this.#timeoutMs } = options;
    const mistake = timeoutMistake(timeoutMs);
    if (mistake !== undefined) throw notSent(mistake);
    const operation = prepare(this.#enforceEnums);
    const { method, path, query, body, watch, read } = operation;
    const request = {
      method,
      url: requestUrl(this.#base, path, query),
      body,
      asked: `${method} ${path}`,
      timeoutMs,
      signal,
      fetch: watch === undefined ? this.#fetch : watch(this.#fetch ?? globalThis.fetch),
    };
    const call = new CallUnderWay(this.#manners, operation, pathWithQuery(path, query));
    return await call.withRetries(signal, async () => {
      const received = await sendAuthorized(this.#tokens, request, call);
      const answer: Answer = { ...received, parseJson: this.#parseJson };
      if (isRedirect(answer)) throw redirectRefused(answer);
      if (!answer.response.ok) throw refusal(answer);
      const data = read(answer);
      const findings = this.#validate?.check(answer.asked, data) ?? [];
      if (findings.length > 0) throw unexpected(answer, findings);
      return { data, response: answer.response };
    });
  }
}

/** Beyond 2^31 - 1 ms a timer fires at once. */
function timeoutMistake(timeoutMs: unknown): string | undefined {
  const isUsable = typeof timeoutMs === "number" && timeoutMs >= 1 && timeoutMs <= 2 ** 31 - 1;
  return isUsable ? undefined : "timeoutMs must be a number of milliseconds from 1 to 2147483647.";
}
