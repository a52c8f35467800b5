import { clientFromTokenFile } from "schwab-kit";

const client = await clientFromTokenFile({
  tokenPath: process.env.SCHWAB_TOKEN_FILE,
  apiKey: process.env.SCHWAB_APP_KEY,
  appSecret: process.env.SCHWAB_APP_SECRET,
  baseUrl: process.env.SCHWAB_BASE_URL,
});
const quotes = await client.getQuote("AAPL");
console.log(quotes.AAPL?.quote?.lastPrice);
