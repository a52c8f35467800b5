import { createApiClient, EnhancedTokenManager } from "@sudowealth/schwab-api";
import { MarketApiClient } from "schwab-client-js";

/** @sudowealth/schwab-api with a token in memory, its own rate limit and retries off as ours are. */
export function sudowealth(url) {
  const auth = new EnhancedTokenManager({
    clientId: "app-key",
    clientSecret: "app-secret",
    redirectUri: "https://127.0.0.1",
    load: async () => ({
      accessToken: "I0.token@",
      refreshToken: "refresh@",
      expiresAt: Date.now() + 1_700_000,
    }),
    save: async () => {},
  });
  const { marketData } = createApiClient({
    config: { baseUrl: url },
    auth,
    middleware: { rateLimit: false, retry: false },
  });
  return {
    quotes: (symbols) => marketData.quotes.getQuotes({ queryParams: { symbols } }),
    chain: (symbol) => marketData.options.getOptionChain({ queryParams: { symbol } }),
  };
}

export function schwabClientJs(url) {
  const client = new MarketApiClient("app-key", "app-secret", "refresh@");
  return {
    quotes: (symbols) => ledTo(url, () => client.quotes(symbols.join(","))),
    chain: (symbol) => ledTo(url, () => client.chains(symbol)),
  };
}

/** schwab-client-js knows Schwab's address only: meanwhile `fetch` is led to the server of the benchmark. */
export async function ledTo(url, work) {
  const real = globalThis.fetch;
  globalThis.fetch = (address, init) => real(address.replace("https://api.schwabapi.com", url), init);
  try {
    return await work();
  } finally {
    globalThis.fetch = real;
  }
}
