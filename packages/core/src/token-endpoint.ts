import { type Endpoints, SCHWAB_ORIGIN } from "./endpoints.js";
import { succeeding } from "./grant-order.js";
import { grantedToken } from "./granted-token.js";
import { unrecognized } from "./token-endpoint-failure.js";
import type { TokenRecord } from "./token-record.js";
import { askTokenEndpoint, type TokenEndpointOptions } from "./token-request.js";
import { LOGIN_LIFETIME_SECONDS } from "./token-status.js";

export type { TokenEndpointOptions } from "./token-request.js";

/** A grant fresh from the token endpoint. */
export interface MintedGrant {
  readonly record: TokenRecord;
  /**
   * Milliseconds to add to our clock to get the server's, by its `Date` header; `undefined` when our clock was moved
   * in the middle, and nothing can be said.
   */
  readonly clockSkewMs: number | undefined;
}

/**
 * Exchanges an authorization code for the grant of a new login. Sent once and never again: a code is used up
 * by the first try.
 * @param code already decoded: it ends in `@`, not `%40`
 * @param callbackUrl exactly the one the authorize URL was made with
 * @throws ConfigError `config-missing` or `config-invalid`, before anything is sent
 * @throws TokenEndpointError `code-rejected`, `client-rejected`, `token-endpoint-unavailable`,
 *   `token-endpoint-outcome-unknown` or `token-endpoint-answer-unrecognized`; none of them retryable
 */
export async function exchangeCode(
  options: TokenEndpointOptions & { readonly code: string; readonly callbackUrl: string },
): Promise<MintedGrant> {
  const { endpoints, code, callbackUrl } = options;
  const asked = await askTokenEndpoint(options, {
    form: { grant_type: "authorization_code", code, redirect_uri: callbackUrl },
    secrets: [code],
  });
  const { answer, context } = asked;
  const { refresh_token, ...token } = grantedToken(asked);
  if (refresh_token === undefined) throw unrecognized(answer, context);
  return {
    record: {
      creation_timestamp: Math.floor(answer.askedAt / 1000),
      token: { ...token, refresh_token },
      ...mintedBy(endpoints),
    },
    clockSkewMs: answer.clockSkewMs,
  };
}

/**
 * Trades a grant's refresh token for a new access token, by one POST. The result keeps `creation_timestamp`
 * (a refresh doesn't extend the 7 days), every member we don't know, and the old refresh token where the
 * answer brings none.
 * @throws ConfigError `config-missing` or `config-invalid`, before anything is sent
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
  const asked = await askTokenEndpoint(options, {
    form: { grant_type: "refresh_token", refresh_token },
    secrets: [refresh_token, record.token.access_token],
    loginEndsAt: record.creation_timestamp + loginLifetimeSeconds,
  });
  const { issuer: _, ...unbound } = record;
  const refreshed = {
    ...unbound,
    token: { ...record.token, ...grantedToken(asked) },
    ...mintedBy(endpoints),
  };
  return { record: succeeding(refreshed, record), clockSkewMs: asked.answer.clockSkewMs };
}

/** Schwab's own grants name no issuer, as schwab-py's don't. */
function mintedBy({ issuer }: Endpoints): Pick<TokenRecord, "issuer"> {
  return issuer === SCHWAB_ORIGIN ? {} : { issuer };
}
