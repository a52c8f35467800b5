import { expect, it, onTestFinished, vi } from "vitest";
import type { StreamFeeds } from "../src/streamer/feeds/stream-feeds.js";
import { streamerOf } from "./streamer-support.js";
import { testTime } from "./support.js";

/** A hundred kilobytes each second. */
const talkative: StreamFeeds["whole"] = (_service, _key, time) => ({ 1: time, 2: "x".repeat(100_000) });

it("stops a stream whose other side doesn't read, and keeps no more for it", async () => {
  const { stream, marketClock } = await streamerOf(talkative);
  stream.socket.pause();
  for (let second = 0; second < 1000; second += 1) marketClock.advance(1000);
  stream.socket.resume();
  expect(await stream.closed).toBe(1006);
  let frames = 0;
  let last = {};
  for (; stream.waiting() > 0; frames += 1) last = await stream.next();
  expect(last).toMatchObject({ notify: [{ content: { code: 30, msg: "Stop streaming due to slowness" } }] });
  expect(frames).toBeGreaterThan(160);
  expect(frames).toBeLessThan(500);
});

it("ends a stream whose other side never reads again", async () => {
  const { stream, marketClock, ended } = await streamerOf(talkative);
  stream.socket.pause();
  for (let second = 0; second < 1000; second += 1) marketClock.advance(1000);
  await ended;
});

it("ends one that goes on asking without reading the answers, before the second is over", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { stream, ended } = await streamerOf(talkative);
  stream.socket.pause();
  for (let time = 0; time < 1000; time += 1)
    stream.send("NYSE_BOOK", "SUBS", { keys: "KO", fields: "0,1,2" });
  await ended;
});

it("bears with one that reads late", async () => {
  const { stream, marketClock } = await streamerOf(talkative);
  stream.socket.pause();
  for (let second = 0; second < 100; second += 1) marketClock.advance(1000);
  stream.socket.resume();
  // What was said at the subscription comes first.
  for (let frame = 0; frame < 101; frame += 1) await stream.data();
  expect((await stream.ask("ADMIN", "LOGOUT")).content.code).toBe(0);
});

it("says so when the sandbox itself fails, and lets nothing but this stream end", async () => {
  const { stream, marketClock } = await streamerOf((_service, _key, time) => {
    if (time === testTime) return { 1: time };
    throw new RangeError("something secret");
  });
  await stream.data();
  marketClock.advance(1000);
  expect(await stream.next()).toEqual({
    notify: [
      {
        service: "ADMIN",
        timestamp: testTime,
        content: { code: 9, msg: "The sandbox itself failed (RangeError). Please report it." },
      },
    ],
  });
  expect(await stream.closed).toBe(1006);
});
