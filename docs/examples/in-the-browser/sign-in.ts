import { createGateway } from "@schwab-kit/gateway";
import { openIndexedDbStorage } from "@schwab-kit/storage-indexeddb";
import { beginSignIn, finishSignIn, type Page } from "./page.part.js";

const { SCHWAB_APP_KEY: appKey = "", SCHWAB_APP_SECRET: appSecret = "" } = process.env;
const { SCHWAB_CALLBACK_URL: callbackUrl = "" } = process.env;
const baseUrl = "http://127.0.0.1:8190";

// The server's side: it alone knows the secret. Here the page's requests are handed to it directly.
const gateway = createGateway({ appKey, appSecret, callbackUrl, ...upstream() });
const throughGateway: typeof fetch = async (input, init) => await gateway(new Request(input, init));

// The page's side.
const storage = await openIndexedDbStorage();
const page: Page = { baseUrl, appKey, callbackUrl, storage, fetch: throughGateway };
const context = beginSignIn(page);
const href = await whereTheBrowserEnds(context.authorizationUrl);
const client = await finishSignIn(page, context, href);
const quotes = await client.getQuotes(["AAPL"]);
console.log(quotes["AAPL"]?.quote?.lastPrice);

// A page that carries the secret all the same is refused.
const refused = await throughGateway(`${baseUrl}/v1/oauth/token`, {
  method: "POST",
  headers: { authorization: `Basic ${btoa(`${appKey}:${appSecret}`)}` },
  body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: "…" }),
});
console.log(refused.status, await refused.text());

function upstream(): { baseUrl?: string } {
  const { SCHWAB_BASE_URL: baseUrl } = process.env; // unset: Schwab itself
  return baseUrl === undefined ? {} : { baseUrl };
}

/** Stands for the person who signs in on the login page. */
async function whereTheBrowserEnds(authorizationUrl: string): Promise<string> {
  let response = await throughGateway(authorizationUrl);
  response = await fetch(response.headers.get("location") ?? "", { redirect: "manual" });
  return response.headers.get("location") ?? "";
}
