import { randomBytes } from "node:crypto";
import { keepNewest } from "../keep-newest.js";
import { tokenHost } from "./token-host.js";

/** Milliseconds a code lives at Schwab. */
const codeLifetime = 30_000;

export type Redemption =
  | { readonly outcome: "redeemed"; readonly callbackUrl: string }
  | { readonly outcome: "expired"; readonly expiresAt: number; readonly now: number }
  | { readonly outcome: "unknown" };

export interface AuthorizationCodes {
  /** A new code for a login that returns to this callback URL. */
  issue(callbackUrl: string): string;
  /** Uses the code up, whatever comes of it. Times are epoch milliseconds. */
  redeem(code: string): Redemption;
}

export function createAuthorizationCodes(now: () => number): AuthorizationCodes {
  const codes = new Map<string, { readonly callbackUrl: string; readonly expiresAt: number }>();
  return {
    issue(callbackUrl) {
      const code = `C0.${tokenHost}.${randomBytes(32).toString("base64url")}@`;
      codes.set(code, { callbackUrl, expiresAt: now() + codeLifetime });
      keepNewest(codes, 1000);
      return code;
    },
    redeem(code) {
      const issued = codes.get(code);
      if (issued === undefined) return { outcome: "unknown" };
      codes.delete(code);
      const time = now();
      if (issued.expiresAt <= time) return { outcome: "expired", expiresAt: issued.expiresAt, now: time };
      return { outcome: "redeemed", callbackUrl: issued.callbackUrl };
    },
  };
}
