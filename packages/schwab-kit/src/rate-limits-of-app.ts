import { checkBaseUrl, SCHWAB_ORIGIN } from "@schwab-kit/core";
import { RateLimits } from "@schwab-kit/http-client";

const limitsByApp = new Map<string, RateLimits>();

/**
 * The limits that all clients of one app share in this process. They are kept for good: what a client that is
 * gone has sent counts for the next one.
 * @throws ConfigError `config-invalid` for a base URL that can't work
 */
export function rateLimitsOfApp(appKey: string, baseUrl: string = SCHWAB_ORIGIN): RateLimits {
  const app = `${checkBaseUrl(baseUrl).origin} ${appKey}`;
  const limits = limitsByApp.get(app) ?? new RateLimits();
  limitsByApp.set(app, limits);
  return limits;
}
