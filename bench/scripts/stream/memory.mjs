import { setImmediate } from "node:timers/promises";
import { comparison } from "../comparison.mjs";
import { clientWithoutNetwork } from "./pretended-streamer.mjs";
import { service } from "./recorded-frames.mjs";

/** What is held after a run at full rate, and whether it goes on growing. */
export async function memory(recorded, { symbols, passes }) {
  const most = Math.max(...symbols);
  const { keys, frames, messages } = recorded.get(most);
  const contenders = {
    "JSON.parse and a Map of whole quotes": { make: byMap },
    "StreamClient, whole quotes": { make: () => byStreamClient(keys), isOurs: true },
    "StreamClient, and an iterator that nobody reads": {
      make: () => byStreamClient(keys, { hasIterator: true }),
      isOurs: true,
    },
  };
  const held = [];
  for (const [name, { make, isOurs = false }] of Object.entries(contenders)) {
    // Compiled code stays, so each runs once before it counts.
    await heldBy(make, frames, passes);
    held.push({ name, isOurs, ...(await heldBy(make, frames, passes)) });
  }
  const count = passes * messages;
  return [
    comparison({
      title: `Held after ${2 * count} messages of ${most} symbols without a pause`,
      unit: "kB of heap",
      rows: held.map(({ name, isOurs, second }) => ({ name, isOurs, figure: second / 1000 })),
    }),
    comparison({
      title: `Held after twice as many messages as before, of ${most} symbols`,
      unit: "kB of heap",
      rows: held
        .filter(({ isOurs }) => isOurs)
        .flatMap(({ name, first, second }) => {
          const before = `${name}: after ${count} messages`;
          return [
            { name: before, isOurs: true, figure: first / 1000, comparedWith: before },
            {
              name: `${name}: after ${2 * count} messages`,
              isOurs: true,
              figure: second / 1000,
              comparedWith: before,
              limit: 1.1,
            },
          ];
        }),
    }),
  ];
}

/** Bytes of the heap after the first half and after the second. */
async function heldBy(make, frames, passes) {
  const before = await heap();
  const { receive, close } = await make();
  const half = async () => {
    for (let pass = 0; pass < passes; pass++) {
      for (const frame of frames) receive(frame);
      await setImmediate();
    }
    return (await heap()) - before;
  };
  const first = await half();
  const second = await half();
  await close();
  return { first, second };
}

async function heap() {
  globalThis.gc();
  // What waits to be finalized goes with the second one.
  await setImmediate();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function byMap() {
  const quotes = new Map();
  return {
    receive(text) {
      for (const change of JSON.parse(text).data[0].content) {
        quotes.set(change.key, Object.assign(quotes.get(change.key) ?? {}, change));
      }
    },
    close: () => quotes.clear(),
  };
}

async function byStreamClient(keys, { hasIterator = false } = {}) {
  const { stream, receive } = await clientWithoutNetwork(keys);
  stream.on(service, () => {}, { merged: true });
  if (hasIterator) stream.messages(service, { buffer: 1000 });
  return { receive, close: () => stream.close() };
}
