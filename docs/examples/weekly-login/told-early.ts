import { inWords } from "schwab-kit";
import { client } from "../client.part.js";

client.tokens.subscribe((event) => {
  if (event.type !== "login-expiring") return;
  console.log(`The login ends in ${inWords(event.remainingSeconds)}. Log in: npx schwab login`);
});
await client.getQuote("AAPL");
console.log((await client.tokens.status()).advice);
await client.close();
