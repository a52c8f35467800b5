import * as oauth from "oauth4webapi";
import type { Clock } from "./clock.js";
import { type Endpoints, isLoopbackHost, SCHWAB_ORIGIN } from "./endpoints.js";
import { giveUpAfter } from "./give-up-after.js";
import { succeeding } from "./grant-order.js";
import { Secret } from "./secret.js";
import { systemErrorCode } from "./system-error-code.js";
import { readAnswer, type TokenEndpointAnswer } from "./token-endpoint-answer.js";
import { failureOf, type TokenRequestContext, unanswered, unrecognized } from "./token-endpoint-failure.js";
import type { Token, TokenRecord } from "./token-record.js";
import { LOGIN_LIFETIME_SECONDS } from "./token-status.js";

/** Who asks, and where. Without an app secret the request is a public client's, as a page behind a gateway makes it. */
export interface TokenEndpointOptions {
  readonly endpoints: Endpoints;
  readonly appKey: string;
  readonly appSecret?: string | Secret | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  /** Limit for the whole exchange, milliseconds; 30 000 unless given. */
  readonly timeoutMs?: number | undefined;
}

/** A grant fresh from the token endpoint. */
export interface MintedGrant {
  readonly record: TokenRecord;
  /**
   * Milliseconds to add to our clock to get the server's, by its `Date` header; `undefined` when our clock was moved
   * in the middle, and nothing can be said.
   */
  readonly clockSkewMs: number | undefined;
}

/** Schwab's documented life of an access token, seconds; used only when an answer names none. */
const DEFAULT_EXPIRES_IN = 1800;

/**
 * Exchanges an authorization code for the grant of a new login. Sent once and never again: a code is used up
 * by the first try.
 * @param code already decoded: it ends in `@`, not `%40`
 * @param callbackUrl exactly the one the authorize URL was made with
 * @throws TokenEndpointError `code-rejected`, `client-rejected`, `token-endpoint-unavailable`,
 *   `token-endpoint-outcome-unknown` or `token-endpoint-answer-unrecognized`; none of them retryable
 */
export async function exchangeCode(
  options: TokenEndpointOptions & { readonly code: string; readonly callbackUrl: string },
): Promise<MintedGrant> {
  const { endpoints, code, callbackUrl } = options;
  const request = prepare(options, "authorization_code", [code]);
  const callback = oauth.validateAuthResponse(
    request.server,
    request.client,
    new URLSearchParams({ code }),
    oauth.expectNoState,
  );
  const answer = await request.send((sendOptions) =>
    oauth.authorizationCodeGrantRequest(
      request.server,
      request.client,
      request.authentication,
      callback,
      callbackUrl,
      oauth.nopkce,
      sendOptions,
    ),
  );
  const token = await request.tokenFrom(answer, oauth.processAuthorizationCodeResponse);
  if (typeof token["refresh_token"] !== "string") {
    throw unrecognized(answer, request.context);
  }
  const loggedInAt = Math.floor(answer.askedAt / 1000);
  return {
    record: {
      creation_timestamp: loggedInAt,
      token: token as Token,
      ...(endpoints.issuer === SCHWAB_ORIGIN ? {} : { issuer: endpoints.issuer }),
    },
    clockSkewMs: answer.clockSkewMs,
  };
}

/**
 * Trades a grant's refresh token for a new access token, by one POST. The result keeps `creation_timestamp`
 * (a refresh doesn't extend the 7 days), every member we don't know, and the old refresh token where the
 * answer brings none.
 * @throws LoginRequiredError `login-required` when the refresh token is dead
 * @throws TokenEndpointError `client-rejected`, `token-endpoint-unavailable`,
 *   `token-endpoint-outcome-unknown` or `token-endpoint-answer-unrecognized`
 */
export async function refreshGrant(
  options: TokenEndpointOptions & {
    readonly record: TokenRecord;
    /** Life of a login, seconds; Schwab's 7 days unless given. For saying why a refresh token is dead. */
    readonly loginLifetimeSeconds?: number | undefined;
  },
): Promise<MintedGrant> {
  const { record, endpoints, loginLifetimeSeconds = LOGIN_LIFETIME_SECONDS } = options;
  const { refresh_token } = record.token;
  const request = prepare(options, "refresh_token", [refresh_token, record.token.access_token], {
    loginEndsAt: record.creation_timestamp + loginLifetimeSeconds,
  });
  const answer = await request.send((sendOptions) =>
    oauth.refreshTokenGrantRequest(
      request.server,
      request.client,
      request.authentication,
      refresh_token,
      sendOptions,
    ),
  );
  const { refresh_token: rotated, ...token } = await request.tokenFrom(
    answer,
    oauth.processRefreshTokenResponse,
  );
  const { issuer: _, ...unbound } = record;
  const refreshed = {
    ...unbound,
    token: {
      ...record.token,
      ...token,
      refresh_token: typeof rotated === "string" ? rotated : refresh_token,
    } as Token,
    ...(endpoints.issuer === SCHWAB_ORIGIN ? {} : { issuer: endpoints.issuer }),
  };
  return { record: succeeding(refreshed, record), clockSkewMs: answer.clockSkewMs };
}

type Process = (
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  response: Response,
) => Promise<oauth.TokenEndpointResponse>;

/** What the two grants share: addresses, credentials, the one POST, and the check of its answer. */
function prepare(
  options: TokenEndpointOptions,
  grantType: TokenRequestContext["grantType"],
  secrets: readonly string[],
  { loginEndsAt }: Pick<TokenRequestContext, "loginEndsAt"> = {},
): {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  authentication: oauth.ClientAuth;
  context: TokenRequestContext;
  send: (
    post: (options: oauth.TokenEndpointRequestOptions) => Promise<Response>,
  ) => Promise<TokenEndpointAnswer>;
  tokenFrom: (answer: TokenEndpointAnswer, process: Process) => Promise<Record<string, unknown>>;
} {
  const { endpoints, appKey, clock = Date.now, timeoutMs = 30_000 } = options;
  const appSecret = options.appSecret === undefined ? undefined : Secret.from(options.appSecret).reveal();
  const server = {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorizationEndpoint,
    token_endpoint: endpoints.tokenEndpoint,
  };
  const client = { client_id: appKey };
  const context: TokenRequestContext = {
    grantType,
    tokenEndpoint: endpoints.tokenEndpoint,
    secrets: appSecret === undefined ? secrets : [...secrets, appSecret],
    loginEndsAt,
  };
  const fetch = options.fetch ?? globalThis.fetch;

  return {
    server,
    client,
    authentication: appSecret === undefined ? oauth.None() : plainBasic(appSecret),
    context,

    async send(post) {
      const begun = { at: clock(), steady: performance.now() };
      const { signal, cancel } = giveUpAfter(timeoutMs);
      try {
        const response = await post({
          signal,
          [oauth.customFetch]: (url, init) => fetch(url, init as RequestInit),
          [oauth.allowInsecureRequests]: isLoopbackHost(new URL(endpoints.tokenEndpoint).hostname),
        });
        return await readAnswer(response, begun, clock);
      } catch (error) {
        // The library's and the runtime's errors may hold the request, and with it the secrets: only a
        // system error code goes on from here.
        const code = systemErrorCode(error);
        throw signal.aborted
          ? unanswered(`none within ${timeoutMs} ms`, { wasSent: true }, context)
          : unanswered(code ?? "the connection failed", { wasSent: !neverSent.has(code) }, context);
      } finally {
        cancel();
      }
    },

    async tokenFrom(answer, process) {
      if (answer.status !== 200) throw failureOf(answer, context);
      if (answer.json === undefined) {
        throw unanswered("HTTP 200 with a body that is not a JSON object", { wasSent: true }, context);
      }
      // Schwab's id_token is signed with HS256 and can't pass the library's checks. It is kept, unread.
      const { id_token, ...checked }: Record<string, unknown> = { token_type: "Bearer", ...answer.json };
      if (checked["refresh_token"] === "") delete checked["refresh_token"];
      try {
        await process(server, client, Response.json(checked));
      } catch {
        throw unrecognized(answer, context);
      }
      const life = Number(checked["expires_in"] ?? DEFAULT_EXPIRES_IN);
      return {
        ...checked,
        ...(id_token === undefined ? {} : { id_token }),
        expires_in: life,
        // From the start of the request, by the server's clock: never later than the server's own reckoning.
        expires_at: Math.floor(answer.askedAt / 1000 + life),
      };
    },
  };
}

/** Basic credentials without the form-encoding of RFC 6749 section 2.3.1, which Schwab doesn't undo. */
function plainBasic(appSecret: string): oauth.ClientAuth {
  return (_server, client, _body, headers) => {
    headers.set("authorization", `Basic ${btoa(`${client.client_id}:${appSecret}`)}`);
  };
}

/** System errors that come before anything is sent. */
const neverSent = new Set<string | undefined>([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
