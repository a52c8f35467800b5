import assert from "node:assert/strict";
import { startSandbox } from "@schwab-kit/sandbox";
import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";
import { bot } from "./bot.part.js";

// The same seed and time are the same market, on every machine.
const sandbox = await startSandbox({
  autoApprove: true,
  seed: "my-test",
  marketTime: Date.parse("2026-06-17T12:00:00-04:00"),
  speed: 0,
});

// Log in without a person: the sandbox agrees at once.
const app = { apiKey: sandbox.appKey, callbackUrl: sandbox.callbackUrl, baseUrl: sandbox.url };
const authContext = getAuthContext(app);
const answer = await fetch(authContext.authorizationUrl, { redirect: "manual" });
const client = await clientFromReceivedUrl({
  ...app,
  appSecret: sandbox.appSecret,
  authContext,
  receivedUrl: answer.headers.get("location") ?? "",
  tokenWriteFunc: () => {}, // a test needs no token file
});

const [account] = await client.getAccountNumbers();
const hash = account?.hashValue ?? "";
const price = (await client.getQuote("AAPL"))["AAPL"]?.quote?.lastPrice ?? 0;
console.log("price", price);

assert.equal(await bot(client, hash, price), "waits");
assert.equal(await bot(client, hash, price + 1), "bought");
sandbox.addFault({ name: "maintenance-html", path: "/marketdata/v1/*", times: 3 });
await assert.rejects(bot(client, hash, price + 1), { code: "api-unavailable" });
sandbox.expireAccessTokens(); // the bot must not notice
assert.equal(await bot(client, hash, price), "waits");

const orders = sandbox.journal().filter(({ method, path }) => method === "POST" && path.endsWith("/orders"));
console.log("orders sent:", orders.length);
await client.close();
await sandbox.close();
