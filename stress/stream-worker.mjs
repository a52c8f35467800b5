// The stream under test, alone in its process, so that its memory can be told from the sandbox's.
import { TokenManager } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { createRandom } from "./random.mjs";
import { commands } from "./stream-subscriptions.mjs";

const { app, tokenPath, seed } = JSON.parse(process.argv[2]);
const { between } = createRandom(seed);
const tokens = new TokenManager({ ...app, storage: tokenFile(tokenPath) });
const client = new SchwabClient({ tokens, baseUrl: app.baseUrl, rateLimit: false });
const stream = new StreamClient({
  ...{ client, tokens, openSocket: nodeSocket },
  backoff: () => between(0, 4),
  onEvent(event) {
    if (event.type === "state") process.send({ state: event.state, reason: event.reason });
    else if (event.type !== "garbage") process.send({ unwanted: event.type });
  },
});

stream.on("CHART_EQUITY", ({ key, chartTimeMillis }) =>
  process.send({ candle: `${key} ${chartTimeMillis}` }),
);
stream.on("ACCT_ACTIVITY", ({ seq, messageType }) => process.send({ activity: seq, messageType }));
// Nobody takes what waits here.
stream.messages("LEVELONE_EQUITIES", { buffer: 100 });
stream.messages("NYSE_BOOK", { whenFull: "conflate" });

for (const [name, ...given] of commands) await stream[name](...given);
process.send({ state: "subscribed" });

process.on("message", async (asked) => {
  if (asked === "memory") {
    gc();
    process.send({ heap: process.memoryUsage().heapUsed });
  } else {
    await stream.close();
    await tokens[Symbol.asyncDispose]();
    process.disconnect();
  }
});
