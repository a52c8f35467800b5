import { StreamingApiClient } from "schwab-client-js";
import { startAnswersServer } from "../answers-server.mjs";
import { ledTo } from "../peers.mjs";
import { preferencesFor } from "./pretended-streamer.mjs";

/** Its streaming client takes them from the environment only. */
export function setCredentials() {
  process.env.SCHWAB_APP_KEY = "app-key";
  process.env.SCHWAB_SECRET = "app-secret";
  process.env.SCHWAB_REFRESH_TOKEN = "refresh@";
}

/** schwab-client-js's client of a streamer, logged in. It gives frames as texts. */
export async function streamOfSchwabClientJs(streamerUrl) {
  setCredentials();
  const server = await startAnswersServer({
    "/v1/oauth/token": { access_token: "I0.token@", token_type: "Bearer", expires_in: 1800 },
    "/trader/v1/userPreference": preferencesFor(streamerUrl),
  });
  try {
    return await ledTo(server.url, async () => {
      const client = new StreamingApiClient();
      await client.streamInit();
      await client.streamSchwabLogin();
      return client;
    });
  } finally {
    server.close();
  }
}
