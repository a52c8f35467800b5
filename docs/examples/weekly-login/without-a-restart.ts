import { LoginRequiredError } from "schwab-kit";
import { client } from "../client.part.js";

const newLogin = new Promise<void>((resolve) => {
  client.tokens.subscribe((event) => {
    if (event.type === "adopted") resolve();
  });
});
try {
  await client.getQuote("AAPL");
} catch (error) {
  if (!(error instanceof LoginRequiredError)) throw error;
  console.log(error.message);
}
console.log("Waiting for somebody to log in…"); // in another terminal: npx schwab login
const alive = setInterval(() => {}, 1000); // nothing of ours keeps a program alive
await newLogin;
clearInterval(alive);

const { AAPL } = await client.getQuote("AAPL");
console.log(AAPL?.quote?.lastPrice);
await client.close();
