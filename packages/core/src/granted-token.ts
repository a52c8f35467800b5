import { failureOf, unanswered, unrecognized } from "./token-endpoint-failure.js";
import type { Token } from "./token-record.js";
import type { AnsweredTokenRequest } from "./token-request.js";

/** Schwab's documented life of an access token, seconds; used only when an answer names none. */
const DEFAULT_EXPIRES_IN = 1800;

/** What an answer grants, with `expires_at` beside. A refresh may leave the refresh token out. */
export type GrantedToken = Pick<Token, "access_token" | "token_type" | "expires_in" | "expires_at"> & {
  readonly refresh_token?: string;
  readonly [member: string]: unknown;
};

/**
 * The token in an answer, if by RFC 6749 section 5.1 it is one, and a Bearer token. The `id_token` and members we
 * don't know are kept as they came.
 * @throws LoginRequiredError, TokenEndpointError
 */
export function grantedToken({ answer, context }: AnsweredTokenRequest): GrantedToken {
  if (answer.status !== 200) throw failureOf(answer, context);
  if (answer.json === undefined) {
    throw unanswered("HTTP 200 with a body that is not a JSON object", { wasSent: true }, context);
  }
  const { refresh_token, ...members } = answer.json;
  const { access_token, token_type = "Bearer", expires_in = DEFAULT_EXPIRES_IN, scope } = members;
  const life = typeof expires_in === "string" && /^\d+$/.test(expires_in) ? Number(expires_in) : expires_in;
  if (
    !isText(access_token) ||
    !isText(token_type) ||
    token_type.toLowerCase() !== "bearer" ||
    !isDuration(life) ||
    !(scope === undefined || typeof scope === "string") ||
    !(refresh_token === undefined || typeof refresh_token === "string")
  ) {
    throw unrecognized(answer, context);
  }
  return {
    ...members,
    access_token,
    token_type,
    ...(refresh_token ? { refresh_token } : {}),
    expires_in: life,
    // From the start of the request, by the server's clock: never later than the server's own reckoning.
    expires_at: Math.floor(answer.askedAt / 1000 + life),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isDuration(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
