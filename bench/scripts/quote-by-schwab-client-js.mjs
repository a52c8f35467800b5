import { readFile } from "node:fs/promises";
import { MarketApiClient } from "schwab-client-js";

const { SCHWAB_BASE_URL, SCHWAB_APP_KEY, SCHWAB_APP_SECRET, SCHWAB_TOKEN_FILE } = process.env;
// It knows Schwab's address only.
const { fetch } = globalThis;
globalThis.fetch = (address, init) =>
  fetch(address.replace("https://api.schwabapi.com", SCHWAB_BASE_URL), init);
const { token } = JSON.parse(await readFile(SCHWAB_TOKEN_FILE, "utf8"));
const client = new MarketApiClient(SCHWAB_APP_KEY, SCHWAB_APP_SECRET, token.refresh_token);
const quotes = await client.quotes("AAPL");
console.log(quotes.AAPL.quote.lastPrice);
