import { readFile } from "node:fs/promises";

const { SCHWAB_BASE_URL, SCHWAB_TOKEN_FILE } = process.env;
const { token } = JSON.parse(await readFile(SCHWAB_TOKEN_FILE, "utf8"));
const response = await fetch(`${SCHWAB_BASE_URL}/marketdata/v1/AAPL/quotes`, {
  headers: { Authorization: `Bearer ${token.access_token}` },
});
console.log((await response.json()).AAPL.quote.lastPrice);
