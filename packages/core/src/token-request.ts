import type { Clock } from "./clock.js";
import { checkCredentials } from "./credentials.js";
import { checkBaseUrl, type Endpoints } from "./endpoints.js";
import { giveUpAfter } from "./give-up-after.js";
import { Secret } from "./secret.js";
import { systemErrorCode } from "./system-error-code.js";
import { readAnswer, type TokenEndpointAnswer } from "./token-endpoint-answer.js";
import { type GrantType, type TokenRequestContext, unanswered } from "./token-endpoint-failure.js";

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

/** What one grant asks with. */
export interface TokenRequest {
  /** The form's members, RFC 6749 sections 4.1.3 and 6. */
  readonly form: { readonly grant_type: GrantType; readonly [parameter: string]: string };
  /** What of it must not show in a message. */
  readonly secrets: readonly string[];
  /** Epoch seconds at which the login of the sent refresh token is over by itself. */
  readonly loginEndsAt?: number | undefined;
}

/** An answer of the token endpoint, and what it answers. */
export interface AnsweredTokenRequest {
  readonly answer: TokenEndpointAnswer;
  readonly context: TokenRequestContext;
}

/**
 * Sends one request to the token endpoint, once, and reads its answer to the end, whatever its status. A redirect is
 * not followed: what is sent here goes to no other server.
 * @throws ConfigError `config-missing`, `config-invalid` before anything is sent
 * @throws TokenEndpointError `token-endpoint-unavailable`, `token-endpoint-outcome-unknown`
 */
export async function askTokenEndpoint(
  options: TokenEndpointOptions,
  { form, secrets, loginEndsAt }: TokenRequest,
): Promise<AnsweredTokenRequest> {
  const { appKey, fetch = globalThis.fetch, clock = Date.now, timeoutMs = 30_000 } = options;
  const { tokenEndpoint } = options.endpoints;
  checkBaseUrl(tokenEndpoint);
  checkCredentials(options);
  const appSecret = options.appSecret === undefined ? undefined : Secret.from(options.appSecret).reveal();
  const context: TokenRequestContext = {
    grantType: form.grant_type,
    tokenEndpoint,
    secrets: appSecret === undefined ? secrets : [...secrets, appSecret],
    loginEndsAt,
  };
  const begun = { at: clock(), steady: performance.now() };
  const { signal, cancel } = giveUpAfter(timeoutMs);
  try {
    const response = await fetch(tokenEndpoint, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        // Without the form-encoding of RFC 6749 section 2.3.1, which Schwab doesn't undo.
        ...(appSecret === undefined ? {} : { authorization: `Basic ${btoa(`${appKey}:${appSecret}`)}` }),
      },
      body: new URLSearchParams(appSecret === undefined ? { ...form, client_id: appKey } : form),
      redirect: "manual",
      signal,
    });
    return { answer: await readAnswer(response, begun, clock), context };
  } catch (error) {
    // The runtime's errors may hold the request, and with it the secrets: only a system error code goes on from here.
    const code = systemErrorCode(error);
    throw signal.aborted
      ? unanswered(`none within ${timeoutMs} ms`, { wasSent: true }, context)
      : unanswered(code ?? "the connection failed", { wasSent: !neverSent.has(code) }, context);
  } finally {
    cancel();
  }
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
