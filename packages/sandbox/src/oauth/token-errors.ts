import { createHash } from "node:crypto";
import type { Redemption } from "./authorization-codes.js";

/** A body of the token endpoint's failures. */
export interface TokenError {
  readonly error: string;
  readonly error_description: string;
}

/**
 * Schwab's usual form: the outer code says nothing, and what happened is a JSON object put as text into the
 * description, inside quotes that are not escaped for it. Seen live by several projects.
 */
function wrapped(error: string, description: string): TokenError {
  const inner = JSON.stringify({ error_description: description, error });
  return { error: "unsupported_token_type", error_description: `400 Bad Request: "${inner}"` };
}

export function deadRefreshToken(refreshToken: string): TokenError {
  const digest = createHash("sha256").update(refreshToken).digest("base64");
  return wrapped(
    "refresh_token_authentication_error",
    `Exception while authenticating refresh token [tokenDigest=${digest}]`,
  );
}

export function expiredCode(redemption: Redemption & { outcome: "expired" }): TokenError {
  const { expiresAt, now } = redemption;
  return wrapped(
    "invalid_request",
    `Bad authorization code: AuthorizationCode has expired,expiration=${expiresAt},now=${now} `,
  );
}

/** For a code that was mangled on its way, used already, or never issued. */
export function unknownCode(code: string): TokenError {
  const header = code.split(".", 1)[0]?.slice(0, 16) ?? "";
  return wrapped("invalid_request", `Bad authorization code: Invalid authorization code header: ${header}`);
}

export const invalidClient: TokenError = {
  error: "invalid_client",
  error_description: "Unauthorized: the app key or secret is not right",
};

/** Schwab's own body for this is not known; RFC 6749 section 5.2 asks for this code. */
export const callbackMismatch: TokenError = {
  error: "invalid_grant",
  error_description: "The redirect_uri differs from the one of the authorize step",
};

export const notAForm: TokenError = {
  error: "invalid_request",
  error_description: "The body must be application/x-www-form-urlencoded",
};

export const unsupportedGrant: TokenError = {
  error: "unsupported_grant_type",
  error_description: "The grant_type must be authorization_code or refresh_token",
};
