import type { ErrorCode } from "./error-codes.js";
import { LoginRequiredError, TokenEndpointError, type TokenError } from "./errors.js";
import { retryAfterSeconds } from "./retry-after.js";
import { excerptOf, withoutTokens } from "./safe-text.js";
import type { TokenEndpointAnswer } from "./token-endpoint-answer.js";

export type GrantType = "authorization_code" | "refresh_token";

/** What was sent where: enough to name it in a message, and the secrets that must not show in one. */
export interface TokenRequestContext {
  readonly grantType: GrantType;
  readonly tokenEndpoint: string;
  readonly secrets: readonly string[];
  /** Epoch seconds at which the login of the sent refresh token is over by itself. */
  readonly loginEndsAt?: number | undefined;
}

/** Schwab's ways of saying that a refresh token is dead. The outer `error` varies and means little by itself. */
const deadRefreshToken =
  /refresh_token_authentication_error|refresh_token_invalid|invalid_grant|authenticating refresh token|refresh token is invalid|unsupported_token_type/i;
const badCode = /authorization ?code|invalid_grant|invalid_request|unsupported_token_type/i;
const badClient = /invalid_client|unauthorized_client/i;

/** The failed answer as an error of ours. Told apart by the grant type first: Schwab reuses its error names. */
export function failureOf(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  const isRefusal = answer.status === 400 || answer.status === 401;
  if (isRefusal && context.grantType === "refresh_token") {
    if (deadRefreshToken.test(answer.text)) return refreshTokenRejected(answer, context);
    if (badClient.test(answer.text)) return clientRejected(answer, context);
  }
  if (isRefusal && context.grantType === "authorization_code") {
    if (badClient.test(answer.text)) return clientRejected(answer, context);
    if (badCode.test(answer.text)) return codeRejected(answer, context);
  }
  if (answer.status === 403 || answer.status === 429 || answer.status >= 500)
    return unavailable(answer, context);
  return unrecognized(answer, context);
}

function refreshTokenRejected(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  const isOver = context.loginEndsAt !== undefined && answer.askedAt / 1000 >= context.loginEndsAt;
  const why = isOver
    ? "The login behind it is over: Schwab ends each one after 7 days."
    : "Most likely somebody logged in again elsewhere, in another program or on another machine, which ends the " +
      "login before; else the password or two-factor settings changed, or the app's access was revoked.";
  return new LoginRequiredError(
    "login-required",
    `${describe(answer, context)} The refresh token is no longer valid. ${why} Log in again.`,
  );
}

function clientRejected(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  return new TokenEndpointError(
    "client-rejected",
    `${describe(answer, context)} The app key or app secret is wrong, or the app is not "Ready For Use" yet. ` +
      "Compare both with the developer portal. The stored token was kept.",
    { status: answer.status },
  );
}

function codeRejected(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  const why = /expired/i.test(answer.text)
    ? "The authorization code is too old: it lives about 30 seconds."
    : "The authorization code was not accepted: it was used before, was changed on the way, or belongs to another callback URL.";
  return new TokenEndpointError(
    "code-rejected",
    `${describe(answer, context)} ${why} Start the login again.`,
    {
      status: answer.status,
    },
  );
}

function unavailable(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  const said = "That is not about the token: it was kept.";
  return inconclusive("token-endpoint-unavailable", said, answer, context);
}

/** An answer nobody has described yet. It says nothing certain about the token, so the token is kept. */
export function unrecognized(answer: TokenEndpointAnswer, context: TokenRequestContext): TokenError {
  const said = "That is neither a token nor a known refusal; the stored token was kept.";
  return inconclusive("token-endpoint-answer-unrecognized", said, answer, context);
}

function inconclusive(
  code: ErrorCode,
  said: string,
  answer: TokenEndpointAnswer,
  context: TokenRequestContext,
): TokenError {
  return new TokenEndpointError(code, `${describe(answer, context)} ${said} ${nextStep(context)}`, {
    status: answer.status,
    retryAfterSeconds: retryAfterSeconds(answer.headers),
    ...traits(context),
  });
}

/** No answer, or one that broke off. `wasSent` is false when the request certainly never reached the server. */
export function unanswered(
  reason: string,
  { wasSent }: { readonly wasSent: boolean },
  context: TokenRequestContext,
): TokenError {
  const code = wasSent ? "token-endpoint-outcome-unknown" : "token-endpoint-unavailable";
  const said = wasSent
    ? "It may have been carried out all the same; the stored token was kept."
    : "Nothing was sent.";
  return new TokenEndpointError(
    code,
    `The ${context.grantType} request to ${context.tokenEndpoint} got no complete answer (${reason}). ${said} ${nextStep(context)}`,
    traits(context),
  );
}

/** A code is used up by the first try, whatever became of it: only a refresh can be tried again. */
function traits(context: TokenRequestContext): { retryable?: boolean; action?: "login" } {
  return context.grantType === "refresh_token" ? {} : { retryable: false, action: "login" };
}

function nextStep(context: TokenRequestContext): string {
  return context.grantType === "refresh_token" ? "Try again later." : "Start the login again.";
}

function describe(answer: TokenEndpointAnswer, context: TokenRequestContext): string {
  // A successful answer may hold tokens: of that only the names of its members are told.
  const isSuccess = answer.status >= 200 && answer.status < 300;
  const members = Object.keys(answer.json ?? {})
    .slice(0, 10)
    .join(", ");
  const said = isSuccess
    ? `the members ${withoutTokens(members, context.secrets)}`
    : excerptOf(answer.text, context.secrets);
  const kind = answer.json === undefined && /<html|<!doctype/i.test(answer.text) ? " with a web page" : "";
  return (
    `The token endpoint ${context.tokenEndpoint} answered the ${context.grantType} request ` +
    `with HTTP ${answer.status}${kind}${said === "" ? " and no text." : `: "${said}".`}`
  );
}
