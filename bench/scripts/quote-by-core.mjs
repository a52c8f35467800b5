import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_BASE_URL, SCHWAB_APP_KEY, SCHWAB_APP_SECRET, SCHWAB_TOKEN_FILE } = process.env;
const tokens = new TokenManager({
  storage: tokenFile(SCHWAB_TOKEN_FILE),
  appKey: SCHWAB_APP_KEY,
  appSecret: SCHWAB_APP_SECRET,
  baseUrl: SCHWAB_BASE_URL,
});
const response = await fetch(`${SCHWAB_BASE_URL}/marketdata/v1/AAPL/quotes`, {
  headers: { Authorization: `Bearer ${await tokens.getAccessToken()}` },
});
console.log((await response.json()).AAPL.quote.lastPrice);
