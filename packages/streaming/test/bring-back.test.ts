import { expect, test } from "vitest";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test("a subscription that Schwab refuses to bring back is told, and tried again until it is back", async () => {
  const streamer = await startStreamer();
  const { stream, events, event } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  await stream.nasdaqBookSubs(["AAPL"]);
  let refusals = 0;
  streamer.answer = ({ service }) => (service === "NYSE_BOOK" && ++refusals <= 2 ? 22 : 0);
  streamer.last.drop();
  await event("resubscribe-failed");
  const next = await streamer.reached(2, 5);
  expect(next.commands).toEqual([
    "SUBS NYSE_BOOK IBM 0,1,2,3",
    "SUBS NASDAQ_BOOK AAPL 0,1,2,3",
    "SUBS NYSE_BOOK IBM 0,1,2,3",
    "SUBS NYSE_BOOK IBM 0,1,2,3",
  ]);
  const failed = events.filter(({ type }) => type === "resubscribe-failed");
  expect(failed).toHaveLength(2);
  expect(failed[0]).toMatchObject({ service: "NYSE_BOOK", error: { code: "stream-command-failed" } });
});

test("a refused subscription that was taken back meanwhile is not tried again", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, event } = streamForTest(streamer, { timing, backoff: () => 1_000 });
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = ({ command }) => (command === "SUBS" ? 22 : 0);
  streamer.last.drop();
  await until(() => stream.state === "waiting");
  timing.advance(1_000);
  await event("resubscribe-failed");
  await stream.nyseBookUnsubs(["IBM"]);
  timing.advance(1_000);
  // By the answer to the first, whatever is to be sent waits before the second.
  for (const key of ["GE", "F"]) await stream.nyseBookUnsubs([key]);
  expect(streamer.last.commands.filter((command) => command.startsWith("SUBS"))).toHaveLength(1);
});

test("a backoff that breaks while a subscription is to come back stops the stream with that reason", async () => {
  const streamer = await startStreamer();
  let wait = 0;
  const { stream, event } = streamForTest(streamer, { backoff: () => wait });
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = ({ command }) => {
    wait = Number.NaN;
    return command === "SUBS" ? 22 : 0;
  };
  streamer.last.drop();
  const { reason, error } = await event("state", ({ state }) => state === "stopped");
  expect([reason, error?.code]).toEqual(["login-failed", "config-invalid"]);
});

test("a command without an answer may have been carried out, so what was subscribed to is brought back", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer, { commandMs: 60 });
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = ({ parameters }) => (parameters["keys"] === "GE" ? "nothing" : 0);
  const late = await rejection(stream.nyseBookSubs(["GE"]));
  expect(late).toMatchObject({ code: "stream-command-timeout" });
  const connection = await streamer.reached(1, 4);
  expect(connection.commands.slice(1)).toEqual(["SUBS NYSE_BOOK GE 0,1,2,3", "SUBS NYSE_BOOK IBM 0,1,2,3"]);
  await stream.nyseBookAdd(["F"]);
  expect(states()).toEqual(["connecting asked", "connected logged-in"]);
});

test("when what was subscribed to has no answer either, it comes back on a new connection", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer, { commandMs: 60 });
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = () => "nothing";
  const late = rejection(stream.nyseBookUnsubs(["IBM"]));
  await streamer.reached(1, 4);
  streamer.answer = () => 0;
  expect((await streamer.reached(2, 2)).commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
  expect(await late).toMatchObject({ code: "stream-command-timeout" });
  await until(() => stream.state === "connected");
  expect(states()).toContain("waiting silence");
  // What was wrong is mended, and no cause of what comes later.
  streamer.answer = () => "nothing";
  expect((await rejection(stream.nyseBookAdd(["GE"]))).cause).toBeUndefined();
});

test("a command that gives up while it waits lets nobody overtake", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream } = streamForTest(streamer, { timing, commandMs: 10_000, silenceMs: 100_000 });
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = () => "nothing";
  const first = rejection(stream.nyseBookAdd(["GE"]));
  await streamer.reached(1, 3);
  timing.advance(5_000);
  const second = rejection(stream.nyseBookAdd(["F"]));
  timing.advance(5_000);
  await first;
  await streamer.reached(1, 4);
  timing.advance(1_000);
  const third = rejection(stream.nyseBookAdd(["T"]));
  timing.advance(1_000);
  const fourth = stream.nyseBookAdd(["KO"]);
  timing.advance(3_000);
  await second;
  const connection = await streamer.reached(1, 5);
  timing.advance(6_000);
  await third;
  await new Promise((resolve) => setTimeout(resolve, 20));
  streamer.answer = () => 0;
  const names = () => connection.commands.map((command) => command.split(" ").slice(0, 3).join(" "));
  const sent = ["SUBS NYSE_BOOK IBM", "ADD NYSE_BOOK GE", "ADD NYSE_BOOK F", "SUBS NYSE_BOOK IBM"];
  expect(names()).toEqual(sent);
  const unanswered = connection.requests.at(-1);
  if (unanswered === undefined) throw new Error("nothing was asked");
  connection.send(streamer.response(unanswered, 0));
  await fourth;
  expect(names().slice(0, 6)).toContain("ADD NYSE_BOOK KO");
});
