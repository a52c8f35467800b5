import { expect, test } from "vitest";
import type { OpenSocket } from "../src/index.js";
import { nodeSocket } from "../src/node/index.js";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { streamForTest, until } from "./stream-for-test.js";

/** Sockets that count the messages that the client has had. */
function countingSocket(): { openSocket: OpenSocket; received: () => number } {
  let count = 0;
  const openSocket: OpenSocket = (url, listener) =>
    nodeSocket(url, {
      ...listener,
      received(text) {
        listener.received(text);
        count += 1;
      },
    });
  return { openSocket, received: () => count };
}

test("a connection on which nothing comes is cut and made anew; heartbeats alone keep it", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { openSocket, received } = countingSocket();
  const { stream, states } = streamForTest(streamer, { timing, openSocket, silenceMs: 40_000 });
  await stream.nyseBookSubs(["IBM"]);
  for (let beat = 0; beat < 10; beat++) {
    const before = received();
    timing.advance(30_000);
    streamer.last.send({ notify: [{ heartbeat: "1" }] });
    await until(() => received() > before);
  }
  expect(states()).toEqual(["connecting asked", "connected logged-in"]);
  const { last } = streamer;
  timing.advance(30_000);
  expect(stream.state).toBe("connected");
  timing.advance(10_000);
  await until(() => stream.state === "waiting");
  timing.advance(0);
  await until(() => stream.state === "connected");
  expect(states().slice(2)).toEqual(["waiting silence", "connecting retry", "connected logged-in"]);
  await until(() => !last.isOpen);
  expect(streamer.last.commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
});

test("after the computer slept, it connects at once, and counts failures anew", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const attempts: number[] = [];
  const { stream, states } = streamForTest(streamer, {
    timing,
    silenceMs: 8_000,
    backoff: (attempt) => attempts.push(attempt) * 1_000,
  });
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.drop();
  await until(() => stream.state === "waiting");
  timing.advance(1_000);
  await until(() => stream.state === "connected");
  timing.sleep(9_000);
  await until(() => stream.state === "connected" && streamer.connections.length === 3);
  expect(states().slice(5)).toEqual(["connecting sleep", "connected logged-in"]);
  streamer.last.drop();
  await until(() => stream.state === "waiting");
  expect(attempts).toEqual([1, 1]);
});

test("late timers alone, as of a page in the background, cut nothing while messages come", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { openSocket, received } = countingSocket();
  const { stream, states } = streamForTest(streamer, { timing, openSocket });
  await stream.nyseBookSubs(["IBM"]);
  const frozen = timing.freeze();
  timing.advance(60_000);
  streamer.last.send({ notify: [{ heartbeat: "1" }] });
  await until(() => received() === 3);
  frozen();
  timing.advance(0);
  expect(states()).toEqual(["connecting asked", "connected logged-in"]);
});

test("a login or a replay without an answer is given up, and tried again", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, states, events } = streamForTest(streamer, { timing, connectMs: 5_000, commandMs: 20_000 });
  streamer.answer = () => "nothing";
  const command = stream.nyseBookSubs(["IBM"]);
  await streamer.reached(1, 1);
  const { last } = streamer;
  timing.advance(5_000);
  await until(() => stream.state === "waiting" && !last.isOpen);
  streamer.answer = () => 0;
  timing.advance(0);
  await command;
  streamer.answer = ({ command }) => (command === "LOGIN" ? 0 : "nothing");
  streamer.last.drop();
  await until(() => states().at(-1) === "waiting network");
  timing.advance(0);
  await streamer.reached(3, 2);
  streamer.answer = () => 0;
  timing.advance(20_000);
  await until(() => states().at(-1) === "waiting silence");
  timing.advance(0);
  await until(() => stream.state === "connected");
  expect(JSON.stringify(events)).toContain("did not answer SUBS of NYSE_BOOK within 20000 ms");
  expect(streamer.last.commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
});

test("what can't be read is reported and survived; a storm of it brings a new connection", async () => {
  const streamer = await startStreamer();
  const { stream, events, states } = streamForTest(streamer);
  const books = stream.messages("NYSE_BOOK");
  await stream.nyseBookSubs(["IBM"]);
  const garbage = [
    "{",
    "[]",
    "null",
    "17",
    "{}",
    '{"data":7}',
    '{"data":[7]}',
    '{"data":[{"service":"NYSE_BOOK"}]}',
    '{"response":[{"content":{"code":null}}]}',
    '{"notify":[{}]}',
  ];
  for (const text of garbage) streamer.last.send(text);
  streamer.last.send(new TextEncoder().encode(JSON.stringify({ notify: [{ heartbeat: "1" }] })));
  streamer.last.data("NYSE_BOOK", [{ key: "IBM", 1: 5 }]);
  expect((await books.next()).value).toMatchObject({ key: "IBM", bookTime: 5 });
  const told = () => events.filter(({ type }) => type === "garbage");
  const lengths = [...garbage.map(({ length }) => length), undefined];
  expect(told()).toEqual(lengths.map((length) => ({ type: "garbage", length })));
  expect(stream.state).toBe("connected");
  for (let more = 0; more < 1_000; more++) streamer.last.send("{");
  await until(() => states().includes("waiting garbage") && stream.state === "connected");
  expect(streamer.connections).toHaveLength(2);
  expect(told()).toHaveLength(lengths.length + 20);
});

test("services that are in no list are passed over", async () => {
  const streamer = await startStreamer();
  const { stream, events } = streamForTest(streamer);
  const books = stream.messages("NYSE_BOOK");
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.data("TIMESALE_EQUITY", [{ key: "IBM" }]);
  streamer.last.data("constructor", [{ key: "IBM" }]);
  streamer.last.send({ snapshot: [{ service: "NYSE_BOOK", timestamp: 1, content: [{ key: "GE" }] }] });
  expect((await books.next()).value).toMatchObject({ key: "GE" });
  expect(events.filter(({ type }) => type !== "state")).toEqual([]);
});
