import { readFile } from "node:fs/promises";
import ky from "ky";

const { SCHWAB_BASE_URL, SCHWAB_TOKEN_FILE } = process.env;
const { token } = JSON.parse(await readFile(SCHWAB_TOKEN_FILE, "utf8"));
const quotes = await ky(`${SCHWAB_BASE_URL}/marketdata/v1/AAPL/quotes`, {
  headers: { Authorization: `Bearer ${token.access_token}` },
}).json();
console.log(quotes.AAPL.quote.lastPrice);
