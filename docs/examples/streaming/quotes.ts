import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { client } from "../client.part.js";

const stream = new StreamClient({ client, tokens: client.tokens, openSocket: nodeSocket });
const quotes = stream.messages("LEVELONE_EQUITIES", { merged: true });
await stream.levelOneEquitySubs(["AAPL", "MSFT"], { fields: ["bidPrice", "askPrice", "lastPrice"] });

const seen = new Set<string>();
for await (const { key, bidPrice, askPrice, lastPrice } of quotes) {
  console.log(key, bidPrice, askPrice, lastPrice);
  if (seen.add(key).size === 2) break;
}
await stream.close();
await client.close();
