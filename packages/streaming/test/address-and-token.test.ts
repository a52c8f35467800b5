import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test.each([
  "ws://streamer.example.com/ws",
  "http://127.0.0.1/ws",
  "wss://user:hunter2@streamer.example.com/ws",
  "nonsense",
  "",
])("the streamer's address %s is refused, and no token is asked for", async (streamerSocketUrl) => {
  const streamer = await startStreamer();
  const [info] = streamer.preferences.streamerInfo;
  const { stream, tokenCalls, states } = streamForTest(streamer, {
    client: { getUserPreferences: async () => ({ streamerInfo: [{ ...info, streamerSocketUrl }] }) },
  });
  const refused = await rejection(stream.connect());
  expect(refused).toMatchObject({ code: "stream-address-refused" });
  expect(refused.message).not.toContain("hunter2");
  expect(tokenCalls).toEqual([]);
  expect(states()).toEqual(["connecting asked", "stopped login-failed"]);
});

test("a redirect is not followed, so that the token goes nowhere else", async () => {
  const streamer = await startStreamer();
  const redirecting = createServer().on("upgrade", (_, socket) => {
    socket.end(`HTTP/1.1 302 Found\r\nLocation: ${streamer.url}\r\nContent-Length: 0\r\n\r\n`);
  });
  await once(redirecting.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void redirecting.close());
  const [info] = streamer.preferences.streamerInfo;
  const streamerSocketUrl = `ws://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`;
  const { stream, event } = streamForTest(streamer, {
    client: { getUserPreferences: async () => ({ streamerInfo: [{ ...info, streamerSocketUrl }] }) },
  });
  const command = rejection(stream.connect());
  await event("state", ({ state, reason }) => state === "waiting" && reason === "network");
  await stream.close();
  await command;
  expect(streamer.connections).toHaveLength(0);
});

test("a message that is larger than any of Schwab's ends its connection", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.send("x".repeat(16 * 1024 * 1024 + 1));
  await until(() => states().includes("waiting network"));
});

test("a token that Schwab repeats is in no error and no event", async () => {
  const streamer = await startStreamer();
  // Short, so that it can't be taken for a token by its looks.
  const token = "s3cr3t";
  const { stream, events } = streamForTest(streamer, { tokens: { getAccessToken: async () => token } });
  const msg = `no ${token}, ${encodeURIComponent(token)}, ${token}`;
  const errors: unknown[] = [];
  for (const [command, code] of [
    ["LOGIN", 3],
    ["SUBS", 22],
    ["SUBS", 12],
  ] as const) {
    streamer.answer = (request) => [streamer.response(request, request.command === command ? code : 0, msg)];
    errors.push(await rejection(stream.nyseBookSubs(["IBM"])));
  }
  streamer.answer = () => 0;
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.notice(30, msg);
  await until(() => streamer.connections.length === 4 && stream.state === "connected");
  const shown = [errors, events, stream].map((one) => inspect(one, { depth: 9, showHidden: true }));
  expect(shown.join("\n")).toContain("no [redacted]");
  expect([...shown, JSON.stringify([errors, events])].join("\n")).not.toContain(token);
});

test.each([undefined, "", "a token", 7])("the token %j is refused, and goes nowhere", async (token) => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer, { tokens: { getAccessToken: async () => token as string } });
  expect(await rejection(stream.connect())).toMatchObject({ code: "config-invalid" });
  expect(streamer.connections).toHaveLength(0);
});

test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, "soon"])(
  "a backoff of %j stops the stream",
  async (inMs) => {
    const streamer = await startStreamer();
    const { stream, states } = streamForTest(streamer, { backoff: () => inMs as number });
    await stream.nyseBookSubs(["IBM"]);
    streamer.last.drop();
    await until(() => stream.state === "stopped");
    expect(states().at(-1)).toBe("stopped login-failed");
  },
);
