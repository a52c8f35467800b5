// What a call for an access token costs: a fresh one from memory, and one that has to be renewed first for very
// many callers at once. Beside google-auth-library, which does both well.
import { memoryStorage, TokenManager } from "@schwab-kit/core";
import { OAuth2Client } from "google-auth-library";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { median, table } from "./scripts/table.mjs";
import { appOf, recordOf, startTokenServer } from "./scripts/token-server.mjs";

const CALLS = 200_000;
const CALLERS = 1000;
const limit = 1;

export default async function token([rounds = "15"]) {
  const server = await startTokenServer();
  const manager = (secondsLeft) =>
    new TokenManager({ ...appOf(server), storage: memoryStorage(recordOf(server, secondsLeft)) });
  const google = (secondsLeft) => googleClient(server, secondsLeft);
  try {
    const [ours, theirs] = [manager(1800), google(1800)];
    const memory = await inTurns(Number(rounds), {
      "google-auth-library": () => callsInTurn(theirs),
      TokenManager: () => callsInTurn(ours),
    });
    console.log(`A fresh token, ${CALLS} calls awaited in turn: median of ${rounds} rounds in turns\n`);
    const base = median(memory["google-auth-library"]);
    print(memory, "ns a call", base, "times google-auth-library");

    const crowd = await inTurns(Number(rounds), {
      "google-auth-library, 1 caller": () => callsAtOnce(1, google(0)),
      [`google-auth-library, ${CALLERS} callers`]: () => callsAtOnce(CALLERS, google(0)),
      "TokenManager, 1 caller": () => callsAtOnce(1, manager(0)),
      [`TokenManager, ${CALLERS} callers`]: () => callsAtOnce(CALLERS, manager(0)),
    });
    console.log("\nA token that has run out: all callers at once, one refresh\n");
    print(crowd, "ms", median(crowd["google-auth-library, 1 caller"]), "times google's 1 caller");

    const ratio = median(memory["TokenManager"]) / base;
    const isMet = ratio <= limit;
    console.log(`\nFrom memory: ${ratio.toFixed(2)} of at most ${limit}: ${isMet ? "met" : "MISSED"}`);
    return isMet ? 0 : 1;
  } finally {
    server.close();
  }
}

/** Nanoseconds a call. */
async function callsInTurn(client) {
  const ms = await millisecondsOf(async () => {
    for (let call = 0; call < CALLS; call++) await client.getAccessToken();
  });
  return (ms * 1e6) / CALLS;
}

/** Milliseconds until the last caller has a token. */
async function callsAtOnce(callers, client) {
  return await millisecondsOf(() =>
    Promise.all(Array.from({ length: callers }, () => client.getAccessToken())),
  );
}

function googleClient(server, secondsLeft) {
  const { token } = recordOf(server, secondsLeft);
  const client = new OAuth2Client({
    clientId: "app-key",
    clientSecret: "app-secret",
    endpoints: { oauth2TokenUrl: `${server.url}/v1/oauth/token` },
  });
  client.setCredentials({ ...token, expiry_date: token.expires_at * 1000 });
  return client;
}

function print(figures, unit, base, ratio) {
  const rows = Object.entries(figures).map(([name, all]) => {
    const figure = median(all);
    return [name, figure.toFixed(figure < 100 ? 2 : 0), (figure / base).toFixed(2)];
  });
  console.log(table(["", unit, ratio], rows));
}
