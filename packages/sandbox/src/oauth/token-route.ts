import { createHash } from "node:crypto";
import type { Handler } from "hono";
import { sign } from "hono/jwt";
import type { SandboxEnv } from "../env.js";
import type { AuthorizationCodes } from "./authorization-codes.js";
import type { Grants, IssuedTokens } from "./grants.js";
import * as errors from "./token-errors.js";

export interface TokenRouteParts {
  readonly appKey: string;
  readonly appSecret: string;
  readonly issuer: string;
  /** Seconds. */
  readonly accessTokenTtl: number;
  readonly now: () => number;
  readonly codes: AuthorizationCodes;
  readonly grants: Grants;
}

/** The token endpoint, for both grants. */
export function tokenRoute(parts: TokenRouteParts): Handler<SandboxEnv> {
  const credentials = Buffer.from(`${parts.appKey}:${parts.appSecret}`).toString("base64");
  return async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const basic = /^Basic (\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
    // schwab-py repeats the app key in the body; a wrong one there is as wrong as in the header.
    if (basic !== credentials || (form.get("client_id") ?? parts.appKey) !== parts.appKey) {
      return c.json(errors.invalidClient, 401);
    }
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("Content-Type") ?? "")) {
      return c.json(errors.notAForm, 400);
    }
    const granted = grant(form, parts);
    return "error" in granted ? c.json(granted, 400) : c.json(await tokenAnswer(granted, parts));
  };
}

function grant(form: URLSearchParams, parts: TokenRouteParts): IssuedTokens | errors.TokenError {
  switch (form.get("grant_type")) {
    case "authorization_code":
      return grantForCode(form, parts);
    case "refresh_token": {
      const refreshToken = form.get("refresh_token") ?? "";
      return parts.grants.refresh(refreshToken) ?? errors.deadRefreshToken(refreshToken);
    }
    default:
      return errors.unsupportedGrant;
  }
}

function grantForCode(form: URLSearchParams, parts: TokenRouteParts): IssuedTokens | errors.TokenError {
  const code = form.get("code") ?? "";
  const redemption = parts.codes.redeem(code);
  if (redemption.outcome === "unknown") return errors.unknownCode(code);
  if (redemption.outcome === "expired") return errors.expiredCode(redemption);
  if (form.get("redirect_uri") !== redemption.callbackUrl) return errors.callbackMismatch;
  return parts.grants.login();
}

async function tokenAnswer(tokens: IssuedTokens, parts: TokenRouteParts): Promise<Record<string, unknown>> {
  const issuedAt = Math.floor(parts.now() / 1000);
  const claims = {
    sub: createHash("sha256").update("the sandbox's one person").digest("hex"),
    aud: parts.appKey,
    iss: parts.issuer,
    iat: issuedAt,
    exp: issuedAt + parts.accessTokenTtl,
  };
  return {
    expires_in: parts.accessTokenTtl,
    token_type: "Bearer",
    scope: "api",
    refresh_token: tokens.refreshToken,
    access_token: tokens.accessToken,
    id_token: await sign(claims, parts.appSecret, "HS256"),
  };
}
