// What the client adds to a request: a small one, and an option chain of 3 MB. Beside bare fetch, ky and the peers.
import { RateLimits, SchwabClient } from "@schwab-kit/http-client";
import { liveValidator } from "@schwab-kit/http-client/validate";
import { startSandbox } from "@schwab-kit/sandbox";
import ky from "ky";
import { startAnswersServer } from "./scripts/answers-server.mjs";
import { bundled } from "./scripts/bundled.mjs";
import { comparison } from "./scripts/comparison.mjs";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { loggedIn } from "./scripts/logged-in.mjs";
import { median } from "./scripts/median.mjs";
import { schwabClientJs, sudowealth } from "./scripts/peers.mjs";

export const sizes = {
  full: { rounds: 11, requests: 200, chains: 3, chainBytes: 3_000_000 },
  tiny: { rounds: 1, requests: 1, chains: 1, chainBytes: 10_000 },
};

const headers = { accept: "application/json", authorization: "Bearer I0.token@" };
const tokens = { getAccessToken: async () => "I0.token@" };

export default async function http({ rounds, requests, chains, chainBytes }) {
  const { quotes, chain } = await answersOfSandbox(chainBytes);
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

    return [
      await measure(`A quote, ${requests} requests in turn`, requests, rounds, ours, {
        "bare fetch": async () =>
          await (await fetch(`${url}/marketdata/v1/quotes?symbols=AAPL`, { headers })).json(),
        "bare ky": async () => await ky(`${url}/marketdata/v1/quotes?symbols=AAPL`, { headers }).json(),
        ...each(peers, (one) => one.quotes(["AAPL"])),
        ...each(ours, (one) => one.getQuotes("AAPL")),
      }),
      await measure(
        `An option chain of ${sizeOf(chain)} MB, ${chains} requests in turn`,
        chains,
        rounds,
        ours,
        {
          "fetch and JSON.parse": async () =>
            JSON.parse(await (await fetch(`${url}/marketdata/v1/chains?symbol=SPY`, { headers })).text()),
          ...each(peers, (one) => one.chain("SPY")),
          ...each(ours, (one) => one.getOptionChain("SPY")),
        },
      ),
      await bundles(),
    ];
  } finally {
    server.close();
  }
}

function each(clients, ask) {
  return Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, () => ask(client)]));
}

const sizeOf = (value) => (JSON.stringify(value).length / 1e6).toFixed(1);

async function measure(title, requests, rounds, ours, contenders) {
  const notes = [];
  const timed = {};
  for (const [name, ask] of Object.entries(contenders)) {
    try {
      await ask();
      timed[name] = () => millisecondsOf(() => inTurn(requests, ask));
    } catch (error) {
      if (name in ours) throw error;
      notes.push(`${name} can't read it: ${error.message.split(/\. |\n/)[0]}.`);
    }
  }
  const figures = await inTurns(rounds, timed);
  return comparison({
    title: `${title}: median of ${rounds} rounds in turns`,
    unit: "ms a request",
    rows: Object.entries(figures).map(([name, all]) => ({
      name,
      isOurs: name in ours,
      figure: median(all) / requests,
    })),
    notes,
  });
}

async function inTurn(requests, ask) {
  for (let request = 0; request < requests; request++) await ask();
}

async function bundles() {
  const entries = {
    "bare ky": 'export { default } from "ky";',
    "@sudowealth/schwab-api": 'export { createApiClient } from "@sudowealth/schwab-api";',
    "schwab-client-js": 'export { MarketApiClient, TradingApiClient } from "schwab-client-js";',
    "http-client": 'export { SchwabClient } from "@schwab-kit/http-client";',
    "http-client, all of it": 'export * from "@schwab-kit/http-client";',
    "http-client, validating":
      'export { SchwabClient } from "@schwab-kit/http-client"; export { liveValidator } from "@schwab-kit/http-client/validate";',
  };
  const rows = [];
  for (const [name, code] of Object.entries(entries)) {
    rows.push({ name, isOurs: name.startsWith("http-client"), figure: (await bundled(code)) / 1000 });
  }
  return comparison({ title: "What a web page would load, minified", unit: "kB gzipped", rows });
}

/** A quote, and of the largest chain as many expirations as come to the size wanted: in Schwab's live shapes. */
async function answersOfSandbox(chainBytes) {
  const sandbox = await startSandbox({ autoApprove: true });
  try {
    const client = await loggedIn(sandbox);
    const quotes = await client.getQuotes("AAPL");
    const { expirationList } = await client.getOptionExpirationChain("SPY");
    for (const { expirationDate: toDate } of expirationList) {
      const chain = await client.getOptionChain("SPY", { toDate });
      if (JSON.stringify(chain).length >= chainBytes) return { quotes, chain };
    }
    throw new Error("The sandbox has no chain that large.");
  } finally {
    await sandbox.close();
  }
}
