import { expect, test } from "vitest";
import { startStreamer } from "./scripted-streamer.js";
import { streamForTest, until } from "./stream-for-test.js";

test("merged quotes are whole, of each subscribed key, also for who asks late", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const changes = stream.messages("LEVELONE_EQUITIES");
  const merged = stream.messages("LEVELONE_EQUITIES", { merged: true });
  await stream.levelOneEquitySubs(["AAPL", "MSFT"]);
  const { last } = streamer;
  last.data(
    "LEVELONE_EQUITIES",
    [
      { key: "AAPL", 1: 10, 2: 11 },
      { key: "MSFT", 1: 20 },
    ],
    5,
  );
  last.data(
    "LEVELONE_EQUITIES",
    [
      { key: "AAPL", 1: 12 },
      { key: "XYZ", 1: 30 },
    ],
    6,
  );
  const told = [];
  for (let at = 0; at < 3; at++) told.push((await merged.next()).value);
  expect(told).toMatchObject([
    { key: "AAPL", bidPrice: 10, askPrice: 11, frameTimestamp: 5 },
    { key: "MSFT", bidPrice: 20 },
    { key: "AAPL", bidPrice: 12, askPrice: 11, frameTimestamp: 6 },
  ]);
  for (const bidPrice of [10, 20]) expect((await changes.next()).value).toMatchObject({ bidPrice });
  expect((await changes.next()).value).not.toHaveProperty("askPrice");
  const late = stream.messages("LEVELONE_EQUITIES", { merged: true });
  last.data("LEVELONE_EQUITIES", [{ key: "AAPL", 3: 15 }]);
  expect((await late.next()).value).toMatchObject({ bidPrice: 12, askPrice: 11, lastPrice: 15 });
});

test("what is no longer subscribed to is forgotten: keys, and fields", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const merged = stream.messages("LEVELONE_EQUITIES", { merged: true });
  await stream.levelOneEquitySubs(["AAPL", "MSFT"]);
  const both = (fields: object) =>
    streamer.last.data(
      "LEVELONE_EQUITIES",
      ["AAPL", "MSFT"].map((key) => ({ key, ...fields })),
    );
  const next = async () => (await merged.next()).value;
  both({ 1: 10, 2: 11, cusip: "037833100" });
  expect(await next()).toMatchObject({ bidPrice: 10, askPrice: 11 });
  await next();
  await stream.levelOneEquityUnsubs(["MSFT"]);
  await stream.levelOneEquityView(["askPrice", "lastPrice"]);
  both({ 3: 12 });
  const viewed = await next();
  expect(viewed).toMatchObject({ key: "AAPL", askPrice: 11, lastPrice: 12, cusip: "037833100" });
  expect(viewed).not.toHaveProperty("bidPrice");
  await stream.levelOneEquityAdd(["MSFT"]);
  both({ 3: 13 });
  expect(await next()).toMatchObject({ key: "AAPL" });
  const again = await next();
  expect(again).toMatchObject({ key: "MSFT", lastPrice: 13 });
  expect(again).not.toHaveProperty("askPrice");
});

test("data that comes before the answer to its command counts", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const merged = stream.messages("LEVELONE_FOREX", { merged: true });
  streamer.answer = (request, connection) => {
    if (request.command === "SUBS") connection.data("LEVELONE_FOREX", [{ key: "EUR/USD", 1: 1.1, 2: 1.2 }]);
    return 0;
  };
  await stream.levelOneForexSubs(["EUR/USD"]);
  streamer.last.data("LEVELONE_FOREX", [{ key: "EUR/USD", 1: 1.15 }]);
  await merged.next();
  expect((await merged.next()).value).toMatchObject({ bidPrice: 1.15, askPrice: 1.2 });
});

test("after a reconnect the first answer takes the place of what was known", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const merged = stream.messages("LEVELONE_EQUITIES", { merged: true });
  await stream.levelOneEquitySubs(["AAPL"]);
  streamer.last.data("LEVELONE_EQUITIES", [{ key: "AAPL", 1: 10, 2: 11 }]);
  await merged.next();
  streamer.last.drop();
  await until(() => streamer.connections.length === 2 && stream.state === "connected");
  streamer.last.data("LEVELONE_EQUITIES", [{ key: "AAPL", 1: 20 }]);
  expect((await merged.next()).value).not.toHaveProperty("askPrice");
});
