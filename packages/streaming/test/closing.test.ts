import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { StreamClient } from "../src/index.js";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

const exec = promisify(execFile);

test("close ends commands, iterators and the connection, for good", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, states } = streamForTest(streamer, { timing });
  const messages = stream.messages("NYSE_BOOK");
  const waiting = stream.messages("NYSE_BOOK").next();
  await stream.nyseBookSubs(["IBM"]);
  streamer.answer = () => "nothing";
  const commands = [rejection(stream.nyseBookAdd(["GE"])), rejection(stream.nyseBookAdd(["F"]))];
  await streamer.reached(1, 3);
  await stream.close();
  for (const command of commands) expect(await command).toMatchObject({ code: "stream-closed" });
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await messages.next()).toEqual({ done: true, value: undefined });
  expect(await stream.messages("NYSE_BOOK").next()).toEqual({ done: true, value: undefined });
  expect(await rejection(stream.connect())).toMatchObject({ code: "stream-closed" });
  await until(() => !streamer.last.isOpen);
  expect(timing.waiting).toBe(0);
  await stream.close();
  expect(states()).toEqual(["connecting asked", "connected logged-in", "closed closed"]);
});

test.each(["before the login's answer", "while it waits to reconnect", "while it brings subscriptions back"])(
  "close %s leaves nothing behind",
  async (when) => {
    const streamer = await startStreamer();
    const timing = new ManualTiming();
    const { stream } = streamForTest(streamer, { timing, backoff: () => 5_000 });
    if (when !== "before the login's answer") {
      await stream.nyseBookSubs(["IBM"]);
      streamer.last.drop();
      await until(() => stream.state === "waiting");
    }
    streamer.answer = ({ command }) => (command === "SUBS" || when.startsWith("before") ? "nothing" : 0);
    const command = rejection(stream.nyseBookAdd(["GE"]));
    if (when.startsWith("before")) await streamer.reached(1, 1);
    if (when.endsWith("back")) {
      timing.advance(5_000);
      await streamer.reached(2, 2);
    }
    await stream.close();
    expect(await command).toMatchObject({ code: "stream-closed" });
    await until(() => streamer.connections.every(({ isOpen }) => !isOpen));
    expect(timing.waiting).toBe(0);
  },
);

test("an abort closes it with its reason, and await using closes it too", async () => {
  const streamer = await startStreamer();
  const ending = new AbortController();
  const { stream, states } = streamForTest(streamer, { signal: ending.signal });
  await stream.connect();
  streamer.answer = () => "nothing";
  const commands = [rejection(stream.nyseBookSubs(["IBM"])), rejection(stream.nyseBookAdd(["GE"]))];
  // The first is sent, the other waits.
  await streamer.reached(1, 2);
  const reason = new Error("enough");
  ending.abort(reason);
  for (const command of commands) expect(await command).toBe(reason);
  const lasting = new AbortController();
  await streamForTest(streamer, { signal: lasting.signal }).stream.close();
  expect(getEventListeners(lasting.signal, "abort")).toEqual([]);
  expect(states().at(-1)).toBe("closed aborted");
  const { stream: late } = streamForTest(streamer, { signal: ending.signal });
  expect(late.state).toBe("closed");
  const { stream: disposed } = streamForTest(streamer);
  await disposed[Symbol.asyncDispose]();
  expect(disposed.state).toBe("closed");
});

test("logout says so to Schwab, and closes, with or without an answer", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  await stream.nyseBookSubs(["IBM"]);
  await stream.logout();
  expect(streamer.last.requests.at(-1)).toMatchObject({
    service: "ADMIN",
    command: "LOGOUT",
    parameters: {},
  });
  expect(states().at(-1)).toBe("closed logged-out");
  const { stream: other } = streamForTest(streamer, { commandMs: 30 });
  await other.nyseBookSubs(["IBM"]);
  streamer.answer = () => "nothing";
  await other.logout();
  expect(other.state).toBe("closed");
  const { stream: idle } = streamForTest(streamer);
  await idle.logout();
  expect(streamer.connections).toHaveLength(2);
});

test.each(["close", "idle"])("a process ends by itself after %s", async (how) => {
  const streamer = await startStreamer();
  const program = `
    import { StreamClient } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url))};
    import { nodeSocket } from ${JSON.stringify(new URL("../dist/node/index.js", import.meta.url))};
    const stream = new StreamClient({
      client: { getUserPreferences: async () => (${JSON.stringify(streamer.preferences)}) },
      tokens: { getAccessToken: async () => "token" },
      openSocket: nodeSocket,
      onEvent: ({ type, state, reason }) => type === "state" && console.log(state, reason),
    });
    await stream.nyseBookSubs(["IBM"]);
    stream.on("NYSE_BOOK", () => {});
    stream.messages("NYSE_BOOK");
    if (${JSON.stringify(how)} === "close") await stream.close();
    else await stream.nyseBookUnsubs(["IBM"]);
  `;
  streamer.answer = ({ command }, connection) => {
    if (command === "UNSUBS") setTimeout(() => connection.notice(30));
    return 0;
  };
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", program], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    timeout: 20_000,
  });
  expect(stdout).toMatch(how === "close" ? /closed closed\n$/ : /idle stopped-by-schwab\n$/);
});

test("a runtime without WebSocket is told what to do; one with it needs no option", async () => {
  const streamer = await startStreamer();
  const options = {
    client: { getUserPreferences: async () => streamer.preferences },
    tokens: { getAccessToken: async () => "token" },
  };
  const { WebSocket: own } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, "WebSocket");
    expect(() => new StreamClient(options)).toThrow(/@schwab-kit\/streaming\/node/);
    globalThis.WebSocket = (await import("ws")).WebSocket as never;
    const stream = new StreamClient(options);
    await stream.nyseBookSubs(["IBM"]);
    await stream.close();
    await until(() => !streamer.last.isOpen);
  } finally {
    globalThis.WebSocket = own;
  }
});

test.each([
  { client: {} },
  { tokens: undefined },
  { connectMs: 0 },
  { commandMs: "1" },
  { silenceMs: 2 ** 31 },
])("settings %j are refused", async (options) => {
  const streamer = await startStreamer();
  const make = () => streamForTest(streamer, options as never);
  expect(make).toThrow(expect.objectContaining({ code: "config-invalid" }));
});
