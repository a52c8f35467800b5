import { randomBytes } from "node:crypto";
import type { RotationMode } from "../options.js";
import { tokenHost } from "./token-host.js";

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The tokens of the one person who can log in here. */
export interface Grants {
  /** A new login. The earlier one's tokens end at once, as at Schwab. */
  login(): IssuedTokens;
  /** A new access token, or undefined when the refresh token is not (or no longer) good. */
  refresh(refreshToken: string): IssuedTokens | undefined;
  accepts(accessToken: string): boolean;
  expireAccessTokens(): void;
  expireRefreshTokens(): void;
  revoke(): void;
}

interface Login {
  /** Epoch milliseconds at which the login ends; no refresh moves it. */
  expiresAt: number;
  refreshToken: string;
  /** Under `grace`: the token that `refreshToken` came for and that works until that one is first used. */
  predecessor?: string;
  /** Access tokens and their ends, in epoch milliseconds. A refresh leaves the earlier ones alone. */
  readonly accessTokens: Map<string, number>;
}

export interface GrantRules {
  readonly now: () => number;
  /** Seconds. */
  readonly accessTokenTtl: number;
  /** Seconds. */
  readonly refreshTokenTtl: number;
  readonly rotateRefreshTokens: RotationMode;
}

export function createGrants({ now, ...rules }: GrantRules): Grants {
  let current: Login | undefined;

  function issueAccessToken(login: Login): string {
    const time = now();
    for (const [token, expiresAt] of login.accessTokens) {
      if (expiresAt <= time) login.accessTokens.delete(token);
    }
    const token = `I0.${tokenHost}.${randomBytes(32).toString("base64url")}@`;
    login.accessTokens.set(token, time + rules.accessTokenTtl * 1000);
    return token;
  }

  return {
    login() {
      current = {
        expiresAt: now() + rules.refreshTokenTtl * 1000,
        refreshToken: newRefreshToken(),
        accessTokens: new Map(),
      };
      return { accessToken: issueAccessToken(current), refreshToken: current.refreshToken };
    },
    refresh(refreshToken) {
      if (current === undefined || current.expiresAt <= now()) return undefined;
      if (refreshToken === current.refreshToken) rotate(current, rules.rotateRefreshTokens);
      else if (refreshToken !== current.predecessor) return undefined;
      return { accessToken: issueAccessToken(current), refreshToken: current.refreshToken };
    },
    accepts: (accessToken) => (current?.accessTokens.get(accessToken) ?? Number.NEGATIVE_INFINITY) > now(),
    expireAccessTokens: () => current?.accessTokens.clear(),
    expireRefreshTokens() {
      if (current !== undefined) current.expiresAt = Math.min(current.expiresAt, now());
    },
    revoke() {
      current = undefined;
    },
  };
}

function rotate(login: Login, mode: RotationMode): void {
  if (mode === "off") return;
  if (mode === "grace") login.predecessor = login.refreshToken;
  login.refreshToken = newRefreshToken();
}

function newRefreshToken(): string {
  return `${randomBytes(96).toString("base64url")}@`;
}
