import { readFile } from "node:fs/promises";
import { createApiClient, EnhancedTokenManager } from "@sudowealth/schwab-api";

const { SCHWAB_BASE_URL, SCHWAB_APP_KEY, SCHWAB_APP_SECRET, SCHWAB_TOKEN_FILE } = process.env;
const auth = new EnhancedTokenManager({
  clientId: SCHWAB_APP_KEY,
  clientSecret: SCHWAB_APP_SECRET,
  redirectUri: "https://127.0.0.1",
  async load() {
    const { token } = JSON.parse(await readFile(SCHWAB_TOKEN_FILE, "utf8"));
    return {
      accessToken: token.access_token,
      refreshToken: token.refresh_token,
      expiresAt: token.expires_at * 1000,
    };
  },
  save: async () => {},
});
const { marketData } = createApiClient({ config: { baseUrl: SCHWAB_BASE_URL }, auth });
const quotes = await marketData.quotes.getQuotes({ queryParams: { symbols: ["AAPL"] } });
console.log(quotes.AAPL.quote.lastPrice);
