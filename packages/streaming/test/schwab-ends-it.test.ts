import { expect, test } from "vitest";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test("code 3: the token is rejected once and the login made again with another", async () => {
  const streamer = await startStreamer();
  const { stream, tokenCalls, states } = streamForTest(streamer);
  streamer.answer = (request, connection) => {
    const isDenied = request.parameters["Authorization"] === "token-1";
    if (isDenied) setTimeout(() => connection.drop());
    return isDenied ? 3 : 0;
  };
  await stream.nyseBookSubs(["IBM"]);
  expect(tokenCalls).toEqual([{}, { rejected: "token-1" }]);
  expect(states()).toEqual(["connecting asked", "connecting login-denied", "connected logged-in"]);
});

test("code 3 again: it stops with that reason, and tries no third time", async () => {
  const streamer = await startStreamer();
  const { stream, tokenCalls, states } = streamForTest(streamer);
  streamer.answer = () => 3;
  expect(await rejection(stream.nyseBookSubs(["IBM"]))).toMatchObject({
    code: "stream-login-denied",
    action: "login",
    responseCode: 3,
  });
  expect(tokenCalls).toHaveLength(2);
  expect(states()).toEqual(["connecting asked", "connecting login-denied", "stopped login-denied"]);
  streamer.answer = () => 0;
  await stream.connect();
  expect(tokenCalls[2]).toEqual({});
});

test("code 3 with a token source that has no other token: it is not tried again with the same one", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer, { tokens: { getAccessToken: async () => "the-same" } });
  streamer.answer = () => 3;
  expect(await rejection(stream.connect())).toMatchObject({ code: "stream-login-denied", responseCode: 3 });
  expect(streamer.connections).toHaveLength(1);
  expect(states().at(-1)).toBe("stopped login-denied");
});

test("code 12: it stops and says so, waiting commands and iterators too, and doesn't come back by itself", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  const messages = stream.messages("NYSE_BOOK");
  await stream.nyseBookSubs(["IBM"]);
  const { last } = streamer;
  last.data("NYSE_BOOK", [{ key: "IBM" }]);
  streamer.answer = () => "nothing";
  const command = rejection(stream.nyseBookAdd(["GE"]));
  await streamer.reached(1, 3);
  last.notice(12, "Close connection: too many");
  const reason = { code: "stream-taken-over", responseCode: 12, retryable: false };
  expect(await command).toMatchObject(reason);
  expect((await messages.next()).value).toMatchObject({ key: "IBM" });
  expect(await rejection(messages.next())).toMatchObject(reason);
  expect(states().at(-1)).toBe("stopped taken-over");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(streamer.connections).toHaveLength(1);
  streamer.answer = () => 0;
  await stream.connect();
  expect(streamer.last.commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
});

test("code 12 in answer to a LOGIN stops it too", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  streamer.answer = () => 12;
  expect(await rejection(stream.connect())).toMatchObject({ code: "stream-taken-over" });
  expect(states()).toEqual(["connecting asked", "stopped taken-over"]);
});

test("code 30: it comes back when something is subscribed to", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.notice(30);
  expect((await streamer.reached(2, 2)).commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
  await until(() => stream.state === "connected");
  expect(states().slice(2)).toEqual(["waiting stopped-by-schwab", "connecting retry", "connected logged-in"]);
});

test("code 30: it rests when nothing is", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  await stream.nyseBookUnsubs(["IBM"]);
  streamer.last.notice(30);
  await until(() => stream.state === "idle");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(streamer.connections).toHaveLength(1);
  expect(states().at(-1)).toBe("idle stopped-by-schwab");
  await stream.nyseBookSubs(["IBM"]);
  expect(streamer.connections).toHaveLength(2);
});

test("a notice that ends nothing is told, and changes nothing", async () => {
  const streamer = await startStreamer();
  const { stream, event } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.notice(9);
  expect(await event("notice")).toEqual({ type: "notice", service: "ADMIN", code: 9 });
  expect(stream.state).toBe("connected");
});

test("code 3 on a connection that lasted, made with a renewed token, renews it once more", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, tokenCalls, states } = streamForTest(streamer, { timing });
  streamer.answer = ({ parameters }) => (parameters["Authorization"] === "token-1" ? 3 : 0);
  await stream.nyseBookSubs(["IBM"]);
  timing.advance(30_000);
  streamer.last.notice(3);
  await until(() => states().length > 3 && stream.state !== "connecting");
  expect(states().slice(3)).toEqual(["connecting login-denied", "connected logged-in"]);
  expect(tokenCalls).toEqual([{}, { rejected: "token-1" }, { rejected: "token-2" }]);
});
