import { once } from "node:events";
import { startSandbox } from "@schwab-kit/sandbox";
import { WebSocket } from "ws";
import { loggedIn } from "../logged-in.mjs";

/** A Monday's noon in New York. */
const marketTime = Date.parse("2026-11-23T12:00:00-05:00");

export const service = "LEVELONE_OPTIONS";

/** All that the service has. */
const fields = Array.from({ length: 56 }, (_, number) => number).join(",");

/**
 * What a sandbox streams of ever more options, the ones nearest to the money, in so many seconds of its market: at
 * first all fields, then those that changed. The texts of the frames as they came over the socket, by number of symbols.
 */
export async function recordedFrames(counts, seconds) {
  const sandbox = await startSandbox({ autoApprove: true, marketTime, speed: 0 });
  try {
    let accessToken;
    const client = await loggedIn(sandbox, ({ token }) => {
      accessToken = token.access_token;
    });
    const symbols = await optionSymbols(client);
    const { streamerInfo } = await client.getUserPreferences();
    const stream = await openStream(streamerInfo[0], accessToken);
    const recorded = new Map();
    for (const count of counts) {
      if (symbols.length < count) throw new Error(`The sandbox has ${symbols.length} options only.`);
      const keys = symbols.slice(0, count);
      const frames = await stream.framesUntil("SUBS", { keys: keys.join(","), fields });
      for (let second = 0; second <= seconds; second++) {
        if (second > 0) sandbox.advanceMarket(1000);
        frames.push(...(await stream.framesUntil("VIEW", { fields })));
      }
      recorded.set(count, { keys, frames, messages: messagesIn(frames) });
    }
    return recorded;
  } finally {
    await sandbox.close();
  }
}

async function optionSymbols(client) {
  const { callExpDateMap, putExpDateMap } = await client.getOptionChain("SPY", { strikeCount: 20 });
  return [callExpDateMap, putExpDateMap]
    .flatMap((byDate) => Object.values(byDate))
    .flatMap((byStrike) => Object.values(byStrike).flat())
    .map(({ symbol }) => symbol);
}

/** A stream that is logged in. It gives the data frames that come until the answer to a command does. */
async function openStream(info, accessToken) {
  const socket = new WebSocket(info.streamerSocketUrl);
  const frames = [];
  let answered = () => {};
  socket.on("message", (data) => {
    const text = String(data);
    const { response, data: isData } = JSON.parse(text);
    if (isData !== undefined) frames.push(text);
    if (response !== undefined) answered(response[0].content);
  });
  await once(socket, "open");
  let requests = 0;

  async function command(of, name, parameters) {
    requests += 1;
    const request = {
      requestid: String(requests),
      service: of,
      command: name,
      SchwabClientCustomerId: info.schwabClientCustomerId,
      SchwabClientCorrelId: info.schwabClientCorrelId,
      parameters,
    };
    const { code, msg } = await new Promise((resolve) => {
      answered = resolve;
      socket.send(JSON.stringify({ requests: [request] }));
    });
    if (code !== 0) throw new Error(`The sandbox refused ${name}: ${msg}`);
  }

  await command("ADMIN", "LOGIN", {
    Authorization: accessToken,
    SchwabClientChannel: info.schwabClientChannel,
    SchwabClientFunctionId: info.schwabClientFunctionId,
  });
  return {
    async framesUntil(name, parameters) {
      await command(service, name, parameters);
      return frames.splice(0);
    },
  };
}

function messagesIn(frames) {
  return frames.reduce((sum, text) => sum + JSON.parse(text).data[0].content.length, 0);
}
