// One of many processes that share a login: gets access tokens from it and uses them.
import { setTimeout as delay } from "node:timers/promises";
import { TokenManager } from "@schwab-kit/core";
import { notedFetch } from "./noted-fetch.mjs";
import { notedStorage } from "./noted-storage.mjs";
import { openNotes } from "./notes.mjs";
import { createRandom } from "./random.mjs";
import { openStorage } from "./storages.mjs";
import { isOver, settings } from "./worker-life.mjs";

const { worker, place, app, refreshTimeoutMs } = settings;
const note = openNotes(settings.notes, worker);
const { between } = createRandom(settings.seed);
const storage = notedStorage(await openStorage(place), note);
const tokenEndpoint = notedFetch(note, worker);
const manager = new TokenManager({ ...app, storage, refreshTimeoutMs, fetch: tokenEndpoint.fetch });

/** The HTTP status, or `undefined` when there was no answer. */
async function getQuote(token) {
  try {
    const response = await fetch(`${app.baseUrl}/marketdata/v1/quotes?symbols=AAPL`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    note("failed", { code: "no-answer", message: "The API did not answer." });
    return undefined;
  }
}

while (!isOver()) {
  try {
    const token = await manager.getAccessToken();
    if ((await getQuote(token)) === 401) await getQuote(await manager.getAccessToken({ rejected: token }));
  } catch (error) {
    note("failed", { code: error.code, message: error.message, post: tokenEndpoint.lastPost });
    await delay(200);
  }
  await delay(between(5, 60));
}
await manager.close();
await storage.close();
process.exit(0);
