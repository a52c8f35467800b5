import { expect, test } from "vitest";
import { ManualTiming } from "./manual-timing.js";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test("a listener that connects at every event makes no second connection", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer, {
    onEvent: () => stream.connect().catch(() => {}),
  });
  await stream.connect();
  expect(states()).toEqual(["connecting asked", "connected logged-in"]);
  expect(streamer.connections).toHaveLength(1);
});

test("close in the very moment of the login leaves nothing behind", async () => {
  const streamer = await startStreamer();
  const timing = new ManualTiming();
  let closed: Promise<void> | undefined;
  const { stream } = streamForTest(streamer, {
    timing,
    onEvent({ type }) {
      if (type === "notice") closed = stream.close();
    },
  });
  const notify = [{ service: "ADMIN", timestamp: 1, content: { code: 9, msg: "" } }];
  streamer.answer = (request) => [{ ...streamer.response(request, 0), notify }];
  expect(await rejection(stream.connect())).toMatchObject({ code: "stream-closed" });
  await closed;
  await until(() => !streamer.last.isOpen);
  expect(timing.waiting).toBe(0);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("of the listener");
    },
  ],
  ["rejects", async () => Promise.reject(new Error("of the listener"))],
])("a listener that %s stops nothing", async (_, onEvent) => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer, { onEvent });
  await stream.nyseBookSubs(["IBM"]);
  streamer.last.drop();
  await until(() => streamer.connections.length === 2 && stream.state === "connected");
});
