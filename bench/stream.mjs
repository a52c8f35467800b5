// What the stream costs beside bare JSON.parse, ws and schwab-client-js, which gives texts for the program to parse:
// messages decoded a second, memory at full rate, the time from a frame to its handlers, and how each grows.
import { decoding } from "./scripts/stream/decoding.mjs";
import { latency } from "./scripts/stream/latency.mjs";
import { memory } from "./scripts/stream/memory.mjs";
import { recordedFrames } from "./scripts/stream/recorded-frames.mjs";

export const sizes = {
  full: {
    seconds: 20,
    rounds: 15,
    symbols: [1, 10, 100, 500],
    handlers: [1, 10, 100],
    least: 20_000,
    passes: 50,
  },
  tiny: { seconds: 2, rounds: 1, symbols: [1, 10], handlers: [1, 2], least: 1, passes: 1 },
};

export default async function stream(size) {
  const recorded = await recordedFrames(size.symbols, size.seconds);
  return [
    ...(await decoding(recorded, size)),
    ...(await memory(recorded, size)),
    ...(await latency(recorded, size)),
  ];
}
