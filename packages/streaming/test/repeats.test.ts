import { expect, test } from "vitest";
import { startStreamer } from "./scripted-streamer.js";
import { streamForTest, until } from "./stream-for-test.js";

const minute = 60_000;

function candle(key: string, seq: number, at: number) {
  return { key, seq, 1: seq, 2: 10, 3: 12, 4: 9, 5: 11, 6: 100, 7: at * minute, 8: 20_431 };
}

function activity(seq: number, data: string) {
  return { key: "SCHWAB-KIT", seq, 1: "123", 2: "OrderCreated", 3: data };
}

test("what a new connection repeats comes once; what only looks like it comes too", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const seen: unknown[] = [];
  stream.on("CHART_EQUITY", ({ key, seq, chartTimeMillis }) =>
    seen.push([key, seq, Number(chartTimeMillis) / minute]),
  );
  await stream.chartEquitySubs(["AAPL", "MSFT"]);
  streamer.last.data("CHART_EQUITY", [candle("AAPL", 1, 1), candle("AAPL", 3, 3)]);
  await until(() => seen.length === 2);
  streamer.last.drop();
  await until(() => streamer.connections.length === 2 && stream.state === "connected");
  const latest = [
    candle("AAPL", 1, 1),
    // Overtaken by the third on the first connection, and lost.
    candle("AAPL", 2, 2),
    candle("AAPL", 3, 3),
    // Of another key.
    candle("MSFT", 1, 1),
    // Counted anew.
    candle("AAPL", 1, 4),
    // The same minute once more, with another number.
    candle("AAPL", 5, 4),
  ];
  streamer.last.data("CHART_EQUITY", latest);
  streamer.last.data("CHART_EQUITY", latest);
  streamer.last.data("CHART_EQUITY", [candle("MSFT", 9, 9)]);
  await until(() => (seen.at(-1) as unknown[])[1] === 9);
  expect(seen).toEqual([
    ["AAPL", 1, 1],
    ["AAPL", 3, 3],
    ["AAPL", 2, 2],
    ["MSFT", 1, 1],
    ["AAPL", 1, 4],
    ["AAPL", 5, 4],
    ["MSFT", 9, 9],
  ]);
});

test("account activity is known by its number and what it says, for its time is in there", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const seen: unknown[] = [];
  stream.on("ACCT_ACTIVITY", ({ seq, messageData }) => seen.push(`${seq} ${messageData}`));
  await stream.accountActivitySub();
  const { last } = streamer;
  last.data("ACCT_ACTIVITY", [activity(1, '"09:30"'), activity(2, '"09:31"')]);
  last.data("ACCT_ACTIVITY", [activity(1, '"09:30"'), activity(2, '"09:31"'), activity(1, '"09:40"')]);
  await until(() => seen.length === 3);
  expect(seen).toEqual(['1 "09:30"', '2 "09:31"', '1 "09:40"']);
});

test("other services may say the same twice", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const books = stream.messages("NYSE_BOOK");
  await stream.nyseBookSubs(["IBM"]);
  for (const _ of [1, 2]) streamer.last.data("NYSE_BOOK", [{ key: "IBM", seq: 1, 1: 5 }]);
  await books.next();
  await books.next();
});

test("what was unsubscribed is forgotten", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const candles = stream.messages("CHART_FUTURES");
  await stream.chartFuturesSubs(["/ESZ26"]);
  const send = () => streamer.last.data("CHART_FUTURES", [{ key: "/ESZ26", seq: 1, 1: minute }]);
  send();
  await candles.next();
  await stream.chartFuturesUnsubs(["/ESZ26"]);
  await stream.chartFuturesSubs(["/ESZ26"]);
  send();
  expect((await candles.next()).value).toMatchObject({ chartTimeMillis: minute });
});

test.each([
  ["CHART_EQUITY", 1_440, (number: number) => candle("AAPL", number, number)],
  ["ACCT_ACTIVITY", 1_000, (number: number) => activity(number, "{}")],
] as const)(
  "of %s the newest %i messages of a key are known, and no more",
  async (service, most, message) => {
    const streamer = await startStreamer();
    const { stream } = streamForTest(streamer);
    const seen: unknown[] = [];
    stream.on(service, ({ seq }) => seen.push(seq));
    await stream.connect();
    const all = Array.from({ length: most + 1 }, (_, number) => message(number));
    streamer.last.data(service, all);
    streamer.last.data(service, [message(1), message(0)]);
    await until(() => seen.length > most + 1);
    expect(seen.slice(most)).toEqual([most, 0]);
  },
);
