import { once } from "node:events";
import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { WebSocketServer } from "ws";

/** What the streamer answers to a command that succeeds. */
function answerTo(text) {
  const [{ service: of, command, requestid }] = JSON.parse(text).requests;
  const response = { service: of, command, requestid, timestamp: 0, content: { code: 0, msg: "" } };
  return JSON.stringify({ response: [response] });
}

export const preferencesFor = (streamerSocketUrl) => ({
  streamerInfo: [
    {
      streamerSocketUrl,
      schwabClientCustomerId: "customer",
      schwabClientCorrelId: "correl",
      schwabClientChannel: "N9",
      schwabClientFunctionId: "APIAPP",
    },
  ],
});

/**
 * A StreamClient that is subscribed to these keys, and `receive`, which gives it the text of a frame without any
 * network, so that what is timed is the client.
 */
export async function clientWithoutNetwork(keys) {
  let listener;
  const openSocket = (_, given) => {
    listener = given;
    queueMicrotask(() => given.opened());
    return {
      send: (text) => queueMicrotask(() => given.received(answerTo(text))),
      close: () => given.ended(),
      cut: () => {},
    };
  };
  const stream = await subscribed("ws://127.0.0.1:1/ws", keys, openSocket);
  return { stream, receive: (text) => listener.received(text) };
}

/** A streamer on loopback that answers every command with success, and sends its latest connection what it is told. */
export async function startPretendedStreamer() {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  let latest;
  server.on("connection", (socket) => {
    latest = socket;
    socket.on("message", (data) => socket.send(answerTo(String(data))));
  });
  await once(server, "listening");
  const url = `ws://127.0.0.1:${server.address().port}/ws`;
  return {
    url,
    send: (text) => latest.send(text),
    subscribe: (keys) => subscribed(url, keys, nodeSocket),
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

async function subscribed(url, keys, openSocket) {
  const stream = new StreamClient({
    client: { getUserPreferences: async () => preferencesFor(url) },
    tokens: { getAccessToken: async () => "I0.token@" },
    openSocket,
    // While the others have their turn, nothing comes.
    silenceMs: 600_000,
  });
  await stream.levelOneOptionSubs(keys);
  return stream;
}
