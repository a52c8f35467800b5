import { dateOf, skewFrom, systemErrorCode } from "@schwab-kit/core/support";
import type { FindingCode } from "./finding-codes.js";

/** How long a host may take to say anything, milliseconds. */
export const HOST_LIMIT_MS = 5_000;

/** What a knock at a host's door has found. */
export type Knock =
  | {
      readonly reached: true;
      /** Milliseconds to add to our clock to get the host's; `undefined` when it tells no time. */
      readonly skewMs: number | undefined;
    }
  | { readonly reached: false; readonly code: FindingCode; readonly why: string };

/** Asks a host for anything, without credentials: any answer will do. Follows no redirect. */
export async function knock(url: string): Promise<Knock> {
  const begun = Date.now();
  try {
    const response = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(HOST_LIMIT_MS),
    });
    return { reached: true, skewMs: skewFrom(dateOf(response.headers), begun, Date.now()) };
  } catch (error) {
    return { reached: false, ...explain(error) };
  }
}

function explain(error: unknown): { readonly code: FindingCode; readonly why: string } {
  if (error instanceof Error && error.name === "TimeoutError") {
    return { code: "host-silent", why: `says nothing within ${HOST_LIMIT_MS / 1000} seconds` };
  }
  const code = systemErrorCode(error) ?? "no reason given";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { code: "host-not-found", why: `has no address that this machine can find (${code})` };
  }
  if (code === "ECONNREFUSED") return { code: "host-refuses", why: "refuses the connection (ECONNREFUSED)" };
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return { code: "host-not-trusted", why: `shows a certificate that is not trusted (${code})` };
  }
  return { code: "host-unreachable", why: `can't be talked to (${code})` };
}
