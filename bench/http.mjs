// What the client adds to a request: a small one, and an option chain of 3 MB. Beside bare fetch, ky and the peers.
import { RateLimits, SchwabClient } from "@schwab-kit/http-client";
import { liveValidator } from "@schwab-kit/http-client/validate";
import { startSandbox } from "@schwab-kit/sandbox";
import ky from "ky";
import { startAnswersServer } from "./scripts/answers-server.mjs";
import { bundled } from "./scripts/bundled.mjs";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { loggedIn } from "./scripts/logged-in.mjs";
import { schwabClientJs, sudowealth } from "./scripts/peers.mjs";
import { median, table } from "./scripts/table.mjs";

const REQUESTS = 200;
const CHAINS = 3;
const CHAIN_BYTES = 3_000_000;
const headers = { accept: "application/json", authorization: "Bearer I0.token@" };
const tokens = { getAccessToken: async () => "I0.token@" };

export default async function http([rounds = "11"]) {
  const { quotes, chain } = await answersOfSandbox();
  const server = await startAnswersServer({
    "/marketdata/v1/quotes": quotes,
    "/marketdata/v1/chains": chain,
    // For schwab-client-js, which renews its token first.
    "/v1/oauth/token": { access_token: "I0.token@", token_type: "Bearer", expires_in: 1800 },
  });
  const { url } = server;
  try {
    const client = (options) => new SchwabClient({ tokens, baseUrl: url, rateLimit: false, ...options });
    const ours = {
      "http-client": client(),
      "http-client, with its rate limit": client({
        rateLimit: new RateLimits({ requestsPerMinute: 1_000_000 }),
      }),
      "http-client, validating": client({ validate: liveValidator({ mode: "report" }) }),
    };
    const peers = { "@sudowealth/schwab-api": sudowealth(url), "schwab-client-js": schwabClientJs(url) };

    await measure(`A quote, ${REQUESTS} requests in turn`, REQUESTS, rounds, {
      "bare fetch": async () =>
        await (await fetch(`${url}/marketdata/v1/quotes?symbols=AAPL`, { headers })).json(),
      "bare ky": async () => await ky(`${url}/marketdata/v1/quotes?symbols=AAPL`, { headers }).json(),
      ...each(ours, (one) => one.getQuotes("AAPL")),
      ...each(peers, (one) => one.quotes(["AAPL"])),
    });
    const megabytes = (JSON.stringify(chain).length / 1e6).toFixed(1);
    await measure(`\nAn option chain of ${megabytes} MB, ${CHAINS} requests in turn`, CHAINS, rounds, {
      "fetch and JSON.parse": async () =>
        JSON.parse(await (await fetch(`${url}/marketdata/v1/chains?symbol=SPY`, { headers })).text()),
      ...each(ours, (one) => one.getOptionChain("SPY")),
      ...each(peers, (one) => one.chain("SPY")),
    });
  } finally {
    server.close();
  }
  await printBundles();
  return 0;
}

function each(clients, ask) {
  return Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, () => ask(client)]));
}

async function measure(title, requests, rounds, contenders) {
  const refused = new Map();
  const timed = {};
  for (const [name, ask] of Object.entries(contenders)) {
    try {
      await ask();
      timed[name] = () => millisecondsOf(() => inTurn(requests, ask));
    } catch (error) {
      refused.set(name, error.message.split("\n")[0]);
    }
  }
  const figures = await inTurns(Number(rounds), timed);
  const [base] = Object.keys(timed);
  const rows = Object.entries(figures).map(([name, all]) => [
    name,
    (median(all) / requests).toFixed(2),
    (median(all) / median(figures[base])).toFixed(2),
  ]);
  console.log(`${title}: median of ${rounds} rounds in turns\n`);
  console.log(table(["", "ms a request", `times ${base}`], rows));
  for (const [name, why] of refused) console.log(`${name} can't read it: ${why}`);
}

async function inTurn(requests, ask) {
  for (let request = 0; request < requests; request++) await ask();
}

async function printBundles() {
  const entries = {
    "bare ky": 'export { default } from "ky";',
    "http-client": 'export { SchwabClient } from "@schwab-kit/http-client";',
    "http-client, all of it": 'export * from "@schwab-kit/http-client";',
    "http-client, validating":
      'export { SchwabClient } from "@schwab-kit/http-client"; export { liveValidator } from "@schwab-kit/http-client/validate";',
    "@sudowealth/schwab-api": 'export { createApiClient } from "@sudowealth/schwab-api";',
    "schwab-client-js": 'export { MarketApiClient, TradingApiClient } from "schwab-client-js";',
  };
  const rows = [];
  for (const [name, code] of Object.entries(entries)) {
    const { minified, gzipped } = await bundled(code);
    rows.push([name, (minified / 1000).toFixed(1), (gzipped / 1000).toFixed(1)]);
  }
  console.log("\nWhat a web page would load\n");
  console.log(table(["", "kB minified", "kB gzipped"], rows));
}

/** A quote, and of the largest chain as many expirations as come to the size wanted: in Schwab's live shapes. */
async function answersOfSandbox() {
  const sandbox = await startSandbox({ autoApprove: true });
  try {
    const client = await loggedIn(sandbox);
    const quotes = await client.getQuotes("AAPL");
    const { expirationList } = await client.getOptionExpirationChain("SPY");
    for (const { expirationDate: toDate } of expirationList) {
      const chain = await client.getOptionChain("SPY", { toDate });
      if (JSON.stringify(chain).length >= CHAIN_BYTES) return { quotes, chain };
    }
    throw new Error("The sandbox has no chain that large.");
  } finally {
    await sandbox.close();
  }
}
