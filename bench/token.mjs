// What a call for an access token costs: a fresh one from memory, and one that has to be renewed first for very
// many callers at once. Beside google-auth-library, which does both well.
import { memoryStorage, TokenManager } from "@schwab-kit/core";
import { OAuth2Client } from "google-auth-library";
import { comparison } from "./scripts/comparison.mjs";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { median } from "./scripts/median.mjs";
import { appOf, recordOf, startTokenServer } from "./scripts/token-server.mjs";

export const sizes = {
  full: { rounds: 15, calls: 200_000, callers: 1000 },
  tiny: { rounds: 1, calls: 100, callers: 10 },
};

export default async function token({ rounds, calls, callers }) {
  const server = await startTokenServer();
  const manager = (secondsLeft) =>
    new TokenManager({ ...appOf(server), storage: memoryStorage(recordOf(server, secondsLeft)) });
  const google = (secondsLeft) => googleClient(server, secondsLeft);
  try {
    const [ours, theirs] = [manager(1800), google(1800)];
    const memory = await inTurns(rounds, {
      "google-auth-library": () => callsInTurn(theirs, calls),
      TokenManager: () => callsInTurn(ours, calls),
    });
    const crowd = await inTurns(rounds, {
      "google-auth-library, 1 caller": () => callsAtOnce(google(0), 1),
      [`google-auth-library, ${callers} callers`]: () => callsAtOnce(google(0), callers),
      "TokenManager, 1 caller": () => callsAtOnce(manager(0), 1),
      [`TokenManager, ${callers} callers`]: () => callsAtOnce(manager(0), callers),
    });
    const row = (figures, name, more) => ({ name, figure: median(figures[name]), ...more });
    const one = "google-auth-library, 1 caller";
    const many = `google-auth-library, ${callers} callers`;
    return [
      comparison({
        title: `A fresh token, ${calls} calls awaited in turn: median of ${rounds} rounds in turns`,
        unit: "ns a call",
        rows: [row(memory, "google-auth-library"), row(memory, "TokenManager", { isOurs: true, limit: 1 })],
      }),
      comparison({
        title: "A token that has run out: all callers at once, one refresh",
        unit: "ms",
        rows: [
          row(crowd, one),
          row(crowd, "TokenManager, 1 caller", { isOurs: true, comparedWith: one }),
          row(crowd, many, { comparedWith: many }),
          row(crowd, `TokenManager, ${callers} callers`, { isOurs: true, comparedWith: many }),
        ],
      }),
    ];
  } finally {
    server.close();
  }
}

/** Nanoseconds a call. */
async function callsInTurn(client, calls) {
  const ms = await millisecondsOf(async () => {
    for (let call = 0; call < calls; call++) await client.getAccessToken();
  });
  return (ms * 1e6) / calls;
}

/** Milliseconds until the last caller has a token. */
async function callsAtOnce(client, callers) {
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
