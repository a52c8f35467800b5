import { SchwabKitError } from "@schwab-kit/core";
import { SchwabClient, type UserPreference } from "@schwab-kit/http-client";
import { type Finding, unknown } from "./finding.js";
import type { Login } from "./login.js";
import { once } from "./once.js";
import { HOST_LIMIT_MS } from "./reach.js";
import type { Setup } from "./setup.js";

/** What the API says to the stored access token: an answer, or why there is none. */
export type ApiAnswer<T> = { readonly data: T } | { readonly error: SchwabKitError };

/** One harmless question for each of the two products that an app can have. */
export interface ApiAnswers {
  trader(): Promise<ApiAnswer<UserPreference>>;
  marketData(): Promise<ApiAnswer<unknown>>;
}

export function apiAnswersOf(login: () => Promise<Login | undefined>, baseUrl: () => string): ApiAnswers {
  const client = once(async () => {
    const accessToken = (await login())?.accessToken ?? "";
    return new SchwabClient({
      // Whatever the API says to it, it is never renewed here.
      tokens: { getAccessToken: async () => accessToken },
      baseUrl: baseUrl(),
      timeoutMs: HOST_LIMIT_MS,
      retries: 0,
    });
  });
  return {
    trader: once(() => answered(async () => await (await client()).getUserPreferences())),
    marketData: once(() => answered(async () => await (await client()).getMarketHours("equity"))),
  };
}

/** Why the API is not asked, when it isn't. */
export async function notAsked({ login, now }: Pick<Setup, "login" | "now">): Promise<Finding | undefined> {
  const expiresAt = (await login())?.status.accessToken?.expiresAt;
  if (expiresAt === undefined) return unknown("Nobody is logged in.");
  if (expiresAt > (await now())) return undefined;
  return unknown(
    "The access token is over, and nothing is renewed here.",
    "Let any program renew it, such as schwab quote AAPL, then look again.",
  );
}

async function answered<T>(ask: () => Promise<T>): Promise<ApiAnswer<T>> {
  try {
    return { data: await ask() };
  } catch (error) {
    if (error instanceof SchwabKitError) return { error };
    throw error;
  }
}
