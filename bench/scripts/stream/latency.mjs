import { once } from "node:events";
import { WebSocket } from "ws";
import { comparison } from "../comparison.mjs";
import { inTurns, millisecondsOf } from "../in-turns.mjs";
import { median } from "../median.mjs";
import { startPretendedStreamer } from "./pretended-streamer.mjs";
import { service } from "./recorded-frames.mjs";
import { streamOfSchwabClientJs } from "./stream-of-schwab-client-js.mjs";

const clients = {
  "bare ws and JSON.parse": byWs,
  "schwab-client-js": bySchwabClientJs,
  StreamClient: byStreamClient,
};

/** Milliseconds from sending a frame over a WebSocket on loopback until the last handler has its last message. */
export async function latency(recorded, { rounds, symbols, handlers }) {
  const most = Math.max(...symbols);
  const some = symbols.filter((count) => count < most).at(-1);
  const pairs = [
    ...symbols.map((count) => [count, 1]),
    ...handlers.filter((count) => count > 1).map((count) => [some, count]),
  ];
  const rows = [];
  for (const [count, listeners] of pairs) {
    const of = `${count} symbol${count === 1 ? "" : "s"}, ${listeners} handler${listeners === 1 ? "" : "s"}`;
    const figures = await latenciesOf(recorded.get(count), listeners, rounds);
    for (const [name, figure] of Object.entries(figures)) {
      const isOurs = name === "StreamClient";
      rows.push({ name: `${name}, ${of}`, isOurs, figure, comparedWith: `bare ws and JSON.parse, ${of}` });
    }
  }
  return [
    comparison({
      title: `From a frame on loopback to the last handler, frames of 100 symbols at most: median of ${rounds} rounds in turns`,
      unit: "ms",
      rows,
    }),
  ];
}

async function latenciesOf({ keys, frames }, listeners, rounds) {
  const changes = frames
    .map((text) => ({ text, messages: JSON.parse(text).data[0].content.length }))
    .slice(Math.ceil(keys.length / 100));
  const timed = {};
  const closings = [];
  for (const [name, connect] of Object.entries(clients)) {
    const { handlers, handled } = countingHandlers(listeners);
    const streamer = await startPretendedStreamer();
    const close = await connect(streamer, handlers, keys);
    closings.push(close, streamer.close);
    timed[name] = async () => {
      const times = [];
      for (const { text, messages } of changes) {
        const done = handled(messages * listeners);
        times.push(
          await millisecondsOf(() => {
            streamer.send(text);
            return done;
          }),
        );
      }
      return median(times);
    };
  }
  const figures = await inTurns(rounds, timed);
  for (const close of closings) await close();
  return Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, median(all)]));
}

/** Handlers, and what tells when they have been called so many times together. */
function countingHandlers(count) {
  let left = 0;
  let finished = () => {};
  const handler = () => {
    left -= 1;
    if (left === 0) finished();
  };
  return {
    handlers: Array.from({ length: count }, () => () => handler()),
    handled(calls) {
      left = calls;
      return new Promise((resolve) => {
        finished = resolve;
      });
    },
  };
}

/** What a program does that has the text of a frame. */
function readBy(handlers) {
  return (text) => {
    for (const { content } of JSON.parse(text).data ?? []) {
      for (const message of content) for (const handler of handlers) handler(message);
    }
  };
}

async function byWs({ url }, handlers) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const read = readBy(handlers);
  socket.on("message", (data) => read(String(data)));
  await once(socket, "open");
  return () => socket.terminate();
}

async function bySchwabClientJs({ url }, handlers) {
  const client = await streamOfSchwabClientJs(url);
  client.streamListen("message", readBy(handlers));
  return () => client.streamClose();
}

async function byStreamClient({ subscribe }, handlers, keys) {
  const stream = await subscribe(keys);
  for (const handler of handlers) stream.on(service, handler);
  return () => stream.close();
}
