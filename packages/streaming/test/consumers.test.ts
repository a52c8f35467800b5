import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import type { MessagesOptions, WhenFull } from "../src/index.js";
import { type ScriptedConnection, startStreamer } from "./scripted-streamer.js";
import { rejection, type StreamForTest, streamForTest, until } from "./stream-for-test.js";

async function subscribed(): Promise<StreamForTest & { connection: ScriptedConnection }> {
  const streamer = await startStreamer();
  const forTest = streamForTest(streamer);
  await forTest.stream.levelOneEquitySubs(["AAPL", "MSFT", "IBM"]);
  return { ...forTest, connection: streamer.last };
}

/** Sends numbered messages, and resolves when a handler has seen them all. */
async function sendBids(
  { stream, connection }: Awaited<ReturnType<typeof subscribed>>,
  bids: [string, number][],
) {
  let seen = 0;
  const off = stream.on("LEVELONE_EQUITIES", () => {
    seen += 1;
  });
  for (const [key, bid] of bids) connection.data("LEVELONE_EQUITIES", [{ key, 1: bid }]);
  await until(() => seen === bids.length);
  off();
}

const count = (to: number, key = "AAPL"): [string, number][] =>
  Array.from({ length: to }, (_, at) => [key, at + 1]);

async function waiting<Item>(iterator: AsyncIterator<Item, undefined>): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const next = await Promise.race([
      iterator.next(),
      new Promise<undefined>((resolve) => setTimeout(resolve, 10)),
    ]);
    if (next?.value === undefined) return items;
    items.push(next.value);
  }
}

test("handlers that throw, reject or never settle are reported, and the others see everything in order", async () => {
  const forTest = await subscribed();
  const { stream, events } = forTest;
  const seen: unknown[][] = [[], []];
  const [thrown, rejected] = [new Error("thrown"), new Error("rejected")];
  stream.on("LEVELONE_EQUITIES", ({ bidPrice }) => seen[0]?.push(bidPrice));
  stream.on("LEVELONE_EQUITIES", () => {
    throw thrown;
  });
  stream.on("LEVELONE_EQUITIES", async () => Promise.reject(rejected));
  let unfinished = 0;
  stream.on("LEVELONE_EQUITIES", () => {
    unfinished += 1;
    return new Promise(() => {});
  });
  stream.on("LEVELONE_EQUITIES", ({ bidPrice }) => seen[1]?.push(bidPrice));
  await sendBids(forTest, count(1_500));
  const all = count(1_500).map(([, bid]) => bid);
  expect(seen).toEqual([all, all]);
  const failed = events.flatMap((event) => (event.type === "handler-failed" ? [event.error] : []));
  expect(failed.filter((error) => error === thrown)).toHaveLength(1_500);
  expect(failed.filter((error) => error === rejected)).toHaveLength(1_500);
  // It has a thousand messages that it never finished.
  expect(unfinished).toBe(1_000);
  const skipped = events.flatMap((event) => (event.type === "dropped" ? [[event.because, event.count]] : []));
  expect(skipped.at(0)).toEqual(["unfinished", 1]);
  expect(skipped.at(-1)).toEqual(["unfinished", 256]);
});

test("a handler that finishes late is given all; one that was ended nothing more", async () => {
  const forTest = await subscribed();
  let finished = 0;
  forTest.stream.on("LEVELONE_EQUITIES", async () => {
    await new Promise((resolve) => setImmediate(resolve));
    finished += 1;
  });
  let after = 0;
  const off = forTest.stream.on("LEVELONE_EQUITIES", () => {
    after += 1;
  });
  off();
  for (let batch = 0; batch < 4; batch++) {
    await sendBids(forTest, count(500));
    await until(() => finished === (batch + 1) * 500);
  }
  expect(after).toBe(0);
  expect(forTest.events.filter(({ type }) => type === "dropped")).toEqual([]);
});

test("a handler that ends itself gets nothing more, of the same frame neither", async () => {
  const { stream, connection } = await subscribed();
  const seen: unknown[] = [];
  const off = stream.on("LEVELONE_EQUITIES", ({ key }) => {
    seen.push(key);
    off();
  });
  const all = stream.messages("LEVELONE_EQUITIES");
  connection.data("LEVELONE_EQUITIES", [{ key: "AAPL" }, { key: "MSFT" }]);
  for (const key of ["AAPL", "MSFT"]) expect((await all.next()).value?.key).toBe(key);
  expect(seen).toEqual(["AAPL"]);
});

test.each<[WhenFull | undefined, [string, number][], [string, number][], unknown[]]>([
  [
    undefined,
    count(5),
    [
      ["AAPL", 3],
      ["AAPL", 4],
      ["AAPL", 5],
    ],
    [1, 2],
  ],
  [
    "drop-oldest",
    [
      ["AAPL", 1],
      ["MSFT", 2],
      ["AAPL", 3],
      ["AAPL", 4],
    ],
    [
      ["MSFT", 2],
      ["AAPL", 3],
      ["AAPL", 4],
    ],
    [1],
  ],
  ["conflate", count(3), count(3), []],
  ["conflate", count(5), [["AAPL", 5]], [1, 2, 4]],
  [
    "conflate",
    [
      ["AAPL", 1],
      ["MSFT", 2],
      ["AAPL", 3],
      ["IBM", 4],
    ],
    [
      ["AAPL", 3],
      ["MSFT", 2],
      ["IBM", 4],
    ],
    [1],
  ],
])(
  "a consumer that stops reading holds no more than its buffer: %s %j",
  async (whenFull, sent, kept, lost) => {
    const forTest = await subscribed();
    const { stream, events } = forTest;
    const iterator = stream.messages("LEVELONE_EQUITIES", { buffer: 3, whenFull });
    await sendBids(forTest, sent);
    expect((await waiting(iterator)).map(({ key, bidPrice }) => [key, bidPrice])).toEqual(kept);
    expect(events.flatMap((event) => (event.type === "dropped" ? [event.count] : []))).toEqual(lost);
  },
);

test("conflated changes lose no changed field", async () => {
  const { stream, connection } = await subscribed();
  const iterator = stream.messages("LEVELONE_EQUITIES", { buffer: 1, whenFull: "conflate" });
  const other = stream.messages("LEVELONE_EQUITIES");
  const changes = [{ 1: 10, 8: 100 }, { 2: 11 }, { 1: 12 }, { 3: 13, 2: 14 }];
  for (const change of changes) connection.data("LEVELONE_EQUITIES", [{ key: "AAPL", ...change }]);
  for (const _ of changes) await other.next();
  expect(await waiting(iterator)).toMatchObject([
    { key: "AAPL", bidPrice: 12, askPrice: 14, lastPrice: 13, totalVolume: 100 },
  ]);
});

test("error: the consumer gets what waited, then the error; the others go on", async () => {
  const forTest = await subscribed();
  const iterator = forTest.stream.messages("LEVELONE_EQUITIES", { buffer: 3, whenFull: "error" });
  const other = forTest.stream.messages("LEVELONE_EQUITIES");
  await sendBids(forTest, count(9));
  for (const bid of [1, 2, 3]) expect((await iterator.next()).value?.bidPrice).toBe(bid);
  expect(await rejection(iterator.next())).toMatchObject({ name: "StreamError", code: "stream-buffer-full" });
  expect((await iterator.next()).done).toBe(true);
  expect(await waiting(other)).toHaveLength(9);
});

test("commands are answered though nobody reads", async () => {
  const forTest = await subscribed();
  forTest.stream.messages("LEVELONE_EQUITIES", { buffer: 1, whenFull: "error" });
  forTest.stream.messages("LEVELONE_EQUITIES", { buffer: 1 });
  await sendBids(forTest, count(100));
  await forTest.stream.levelOneEquityAdd(["GE"]);
});

test("iterators take the keys they were asked for, and end by return and by their signal", async () => {
  const forTest = await subscribed();
  const { stream } = forTest;
  const ending = new AbortController();
  const some = stream.messages("LEVELONE_EQUITIES", { keys: ["MSFT", "IBM"] });
  const aborted = stream.messages("LEVELONE_EQUITIES", { signal: ending.signal });
  const left = stream.messages("LEVELONE_EQUITIES");
  await sendBids(forTest, [
    ["AAPL", 1],
    ["IBM", 2],
    ["MSFT", 3],
  ]);
  expect((await waiting(some)).map(({ key }) => key)).toEqual(["IBM", "MSFT"]);
  for await (const { key } of left) {
    expect(key).toBe("AAPL");
    break;
  }
  expect(await left.next()).toEqual({ done: true, value: undefined });
  const lasting = new AbortController();
  await stream.messages("LEVELONE_EQUITIES", { signal: lasting.signal }).return?.();
  expect(getEventListeners(lasting.signal, "abort")).toEqual([]);
  const reason = new Error("enough");
  ending.abort(reason);
  expect(await rejection(aborted.next())).toBe(reason);
  expect(() => stream.messages("LEVELONE_EQUITIES", { signal: ending.signal })).toThrow(reason);
});

test.each<[string, object]>([
  ["LEVELONE_EQUITIES", { buffer: 0 }],
  ["LEVELONE_EQUITIES", { buffer: 1.5 }],
  ["LEVELONE_EQUITIES", { whenFull: "block" }],
  ["LEVELONE_EQUITIES", { keys: "AAPL" }],
  ["NYSE_BOOK", { merged: true }],
  ["QUOTES", {}],
])("messages of %s with %j are refused", async (service, options) => {
  const { stream } = streamForTest(await startStreamer());
  const asked = () => stream.messages(service as "NYSE_BOOK", options as MessagesOptions<"NYSE_BOOK">);
  expect(asked).toThrow(expect.objectContaining({ code: "argument-invalid" }));
});
