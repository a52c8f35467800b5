import { LoginRequiredError, SchwabKitError } from "@schwab-kit/core";
import { expect, test } from "vitest";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test("after a loss, everything subscribed to comes back by one SUBS each, with a fresh token and address", async () => {
  const [one, other] = [await startStreamer(), await startStreamer()];
  let streamer = one;
  const { stream, states } = streamForTest(one, {
    client: { getUserPreferences: async () => streamer.preferences },
  });
  await stream.levelOneEquitySubs(["AAPL"], { fields: ["bidPrice"] });
  await stream.levelOneEquityAdd(["MSFT", "$SPX"]);
  await stream.levelOneEquityUnsubs(["MSFT"]);
  await stream.levelOneEquityView(["askPrice", "bidPrice"]);
  await stream.optionsBookSubs(["AAPL  261218C00250000"]);
  await stream.optionsBookUnsubs(["AAPL  261218C00250000"]);
  await stream.accountActivitySub();
  streamer = other;
  one.last.drop();
  const next = await other.reached(1, 3);
  expect(next.requests[0]?.parameters["Authorization"]).toBe("token-2");
  expect(next.commands).toEqual([
    "SUBS LEVELONE_EQUITIES AAPL,$SPX 0,1,2",
    "SUBS ACCT_ACTIVITY SCHWAB-KIT 0,1,2,3",
  ]);
  await until(() => stream.state === "connected");
  expect(states()).toEqual([
    "connecting asked",
    "connected logged-in",
    "waiting network",
    "connecting retry",
    "connected logged-in",
  ]);
});

test("a lost connection is left alone when nothing is subscribed to, until the next command", async () => {
  const streamer = await startStreamer();
  const { stream, event, states } = streamForTest(streamer);
  await stream.connect();
  streamer.last.drop();
  await event("state", ({ state }) => state === "idle");
  expect(streamer.connections).toHaveLength(1);
  expect(states()).toEqual(["connecting asked", "connected logged-in", "idle network"]);
  await stream.nyseBookSubs(["IBM"]);
  expect(streamer.connections).toHaveLength(2);
});

test.each([
  ["idle", "drop"],
  ["stopped", "take over"],
] as const)("a command in answer to the very news that it is %s begins anew", async (state, how) => {
  const streamer = await startStreamer();
  let command: Promise<void> | undefined;
  const { stream } = streamForTest(streamer, {
    commandMs: 5_000,
    onEvent(event) {
      if (event.type === "state" && event.state === state) command ??= stream.nyseBookSubs(["IBM"]);
    },
  });
  await stream.connect();
  if (how === "drop") streamer.last.drop();
  else streamer.last.notice(12);
  await until(() => command !== undefined);
  await command;
  expect(streamer.connections).toHaveLength(2);
});

test("a command whose connection is lost under it is carried out on the next one", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  await stream.connect();
  streamer.answer = (_, connection) => {
    connection.drop();
    streamer.answer = () => 0;
    return "nothing";
  };
  await stream.nyseBookSubs(["IBM"]);
  expect(streamer.connections).toHaveLength(2);
  expect(streamer.last.commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3"]);
});

test("commands issued without a connection wait for one, in their order, or for their time limit", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  let isUp = false;
  const { stream, event } = streamForTest(streamer, {
    timing,
    backoff: (attempt) => 4_000 + attempt,
    commandMs: 10_000,
    client: {
      async getUserPreferences() {
        if (!isUp) throw new SchwabKitError("api-unreachable", "There is no network.");
        return streamer.preferences;
      },
    },
  });
  const first = rejection(stream.nyseBookSubs(["IBM"]));
  await event("state", ({ inMs }) => inMs === 4_001);
  timing.advance(4_001);
  const others = Promise.all([stream.nyseBookSubs(["GE"]), stream.nyseBookAdd(["F"])]);
  await event("state", ({ inMs }) => inMs === 4_002);
  timing.advance(4_002);
  await event("state", ({ inMs }) => inMs === 4_003);
  timing.advance(2_000);
  expect(await first).toMatchObject({
    code: "stream-command-timeout",
    cause: { code: "api-unreachable" },
    message: expect.stringContaining("There is no network."),
  });
  isUp = true;
  timing.advance(2_003);
  await others;
  expect(streamer.last.commands).toEqual(["SUBS NYSE_BOOK GE 0,1,2,3", "ADD NYSE_BOOK F 0,1,2,3"]);
  expect(timing.waiting).toBe(1);
  await stream.close();
  expect(timing.waiting).toBe(0);
});

test("the wait for another try ends when nobody needs it any more", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, event } = streamForTest(streamer, {
    timing,
    backoff: () => 3_600_000,
    client: {
      getUserPreferences: () => Promise.reject(new SchwabKitError("api-unreachable", "No network.")),
    },
  });
  const command = rejection(stream.nyseBookSubs(["IBM"]));
  await event("state", ({ state }) => state === "waiting");
  timing.advance(60_000);
  expect(await command).toMatchObject({ code: "stream-command-timeout" });
  await until(() => stream.state === "idle");
  expect(timing.waiting).toBe(0);
});

test("waits get longer by themselves, up to half a minute, and begin anew after a connection that lasted", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  const { stream, events } = streamForTest(streamer, { timing, backoff: undefined, random: () => 0 });
  await stream.nyseBookSubs(["IBM"]);
  const waits = (): number[] => events.flatMap((event) => (event.type === "state" ? (event.inMs ?? []) : []));
  for (let loss = 1; loss <= 8; loss++) {
    streamer.last.drop();
    await until(() => waits().length === loss);
    timing.advance(waits().at(-1) ?? 0);
    await until(() => stream.state === "connected");
  }
  expect(waits()).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  for (let second = 0; second < 30; second++) {
    streamer.last.send({ notify: [{ heartbeat: "1" }] });
    timing.advance(1_000);
  }
  streamer.last.drop();
  await until(() => waits().length === 9);
  expect(waits().at(-1)).toBe(500);
});

test("a login that is dead stops the stream with that reason; a later command tries again", async () => {
  const streamer = await startStreamer();
  let dead: Error | undefined = new LoginRequiredError("login-required", "Log in.");
  const { stream, states } = streamForTest(streamer, {
    client: {
      async getUserPreferences() {
        if (dead !== undefined) throw dead;
        return streamer.preferences;
      },
    },
  });
  const messages = stream.messages("NYSE_BOOK");
  expect(await rejection(stream.nyseBookSubs(["IBM"]))).toBe(dead);
  expect(await rejection(messages.next())).toBe(dead);
  expect(await messages.next()).toEqual({ done: true, value: undefined });
  expect(stream.state).toBe("stopped");
  dead = undefined;
  await stream.nyseBookSubs(["IBM"]);
  expect(states()).toEqual([
    "connecting asked",
    "stopped login-required",
    "connecting asked",
    "connected logged-in",
  ]);
});

test("what can't be mended by trying again stops the stream, what can does not", async () => {
  const streamer = await startStreamer();
  const problems: Error[] = [
    new SchwabKitError("api-answer-unreadable", "A page."),
    new TypeError("fetch failed with token-1"),
    new SchwabKitError("client-rejected", "The app secret is wrong."),
  ];
  const { stream, states, events } = streamForTest(streamer, {
    client: { getUserPreferences: async () => Promise.reject(problems.shift()) },
  });
  expect(await rejection(stream.connect())).toMatchObject({ code: "client-rejected" });
  expect(states()).toEqual([
    "connecting asked",
    "waiting network",
    "connecting retry",
    "waiting network",
    "connecting retry",
    "stopped login-failed",
  ]);
  expect(JSON.stringify(events)).toContain("What the login needs failed with TypeError.");
  expect(JSON.stringify(events)).not.toContain("token-1");
});
