import { client } from "../client.part.js";

client.tokens.subscribe(({ type }) => console.log(`event: ${type}`));

// The access token has just run out. Twenty calls at once notice it.
const symbols = ["AAPL", "MSFT", "NVDA", "SPY"];
const calls = Array.from({ length: 20 }, (_, n) => client.getQuote(symbols[n % 4] ?? ""));
const quotes = await Promise.all(calls);
console.log(`${quotes.length} answers`);

const { state, login } = await client.tokens.status();
console.log(state, "days left:", Math.round((login?.remainingSeconds ?? 0) / 86_400));
await client.close();
