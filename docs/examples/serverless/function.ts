import { StorageConflictError, storageFromFunctions, TokenManager } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import { table } from "./table.part.js";

const { SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret, SCHWAB_BASE_URL: baseUrl } = process.env;

// Outside of the handler: a function that is still warm has its token in memory.
const tokens = new TokenManager({
  storage: storageFromFunctions({
    description: "token in the table",
    sharedBetween: "machines",
    read: () => table.get("schwab"),
    async write(value, { expected }) {
      const revision = await table.putIfUnchanged("schwab", value, expected);
      if (revision === undefined) throw new StorageConflictError("token in the table");
      return revision;
    },
  }),
  appKey,
  appSecret,
  baseUrl,
  refreshAhead: "wait", // the function may be frozen as soon as it has answered
});
const client = new SchwabClient({ tokens, ...(baseUrl && { baseUrl }) });

export default async function handler(request: Request): Promise<Response> {
  const symbol = new URL(request.url).searchParams.get("symbol") ?? "AAPL";
  const quotes = await client.getQuotes([symbol]);
  return Response.json({ symbol, price: quotes[symbol]?.quote?.lastPrice });
}

// What the platform does:
const answer = await handler(new Request("https://functions.example/price?symbol=MSFT"));
console.log(answer.status, await answer.text());
