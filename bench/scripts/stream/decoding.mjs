import { StreamingApiClient } from "schwab-client-js";
import { comparison } from "../comparison.mjs";
import { inTurns, millisecondsOf } from "../in-turns.mjs";
import { median } from "../median.mjs";
import { clientWithoutNetwork } from "./pretended-streamer.mjs";
import { service } from "./recorded-frames.mjs";
import { setCredentials } from "./stream-of-schwab-client-js.mjs";

/** Messages a second from the texts of frames to handlers, without a network. */
export async function decoding(recorded, { rounds, symbols, handlers, least }) {
  const bySymbols = [];
  for (const count of symbols) {
    const of = `${count} symbol${count === 1 ? "" : "s"}`;
    const rates = await ratesOf(
      recorded.get(count),
      { rounds, least },
      {
        [`JSON.parse, ${of}`]: onlyParse,
        [`schwab-client-js and JSON.parse, ${of}`]: bySchwabClientJs,
        [`StreamClient, ${of}`]: (keys) => byStreamClient(keys, 1),
      },
    );
    bySymbols.push(...rowsOf(rates));
  }
  const most = Math.max(...symbols);
  const byHandlers = await ratesOf(
    recorded.get(most),
    { rounds, least },
    {
      "JSON.parse": onlyParse,
      ...Object.fromEntries(
        handlers.map((count) => [
          `StreamClient, ${count} handler${count === 1 ? "" : "s"}`,
          (keys) => byStreamClient(keys, count),
        ]),
      ),
      "StreamClient, 1 handler of merged quotes": (keys) => byStreamClient(keys, 1, { merged: true }),
    },
  );
  const how = `median of ${rounds} rounds in turns`;
  return [
    comparison({
      title: `Level-one messages from frames to one handler, by symbols: ${how}`,
      unit: "messages a second",
      isBetter: "more",
      rows: bySymbols,
      notes: [
        "schwab-client-js gives texts, which the program parses, with numbers for names. StreamClient gives names, and " +
          "keeps whole quotes for who wants them.",
      ],
    }),
    comparison({
      title: `Level-one messages of ${most} symbols from frames to handlers, by handlers: ${how}`,
      unit: "messages a second",
      isBetter: "more",
      rows: rowsOf(byHandlers),
    }),
  ];
}

async function ratesOf({ keys, frames, messages }, { rounds, least }, contenders) {
  const passes = Math.ceil(least / messages);
  const timed = {};
  const closings = [];
  for (const [name, make] of Object.entries(contenders)) {
    const { receive, close } = await make(keys);
    closings.push(close);
    timed[name] = () =>
      millisecondsOf(() => {
        for (let pass = 0; pass < passes; pass++) for (const frame of frames) receive(frame);
      });
  }
  const times = await inTurns(rounds, timed);
  for (const close of closings) await close();
  return Object.entries(times).map(([name, all]) => [name, (1000 * passes * messages) / median(all)]);
}

function rowsOf(rates) {
  const [[base]] = rates;
  return rates.map(([name, figure]) => ({
    name,
    figure,
    isOurs: name.startsWith("StreamClient"),
    comparedWith: base,
  }));
}

const nothing = () => {};

const onlyParse = () => ({ receive: (text) => JSON.parse(text), close: nothing });

function bySchwabClientJs() {
  setCredentials();
  const client = new StreamingApiClient();
  client.streamListen("message", (text) => JSON.parse(text));
  return { receive: (text) => client.streamEvents.emit("message", text), close: nothing };
}

async function byStreamClient(keys, handlers, options) {
  const { stream, receive } = await clientWithoutNetwork(keys);
  for (let count = 0; count < handlers; count++) stream.on(service, nothing, options);
  return { receive, close: () => stream.close() };
}
