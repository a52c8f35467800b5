import { describe, expect, it } from "vitest";
import { shares } from "./practice.js";
import { type Json, type StreamingSandbox, type StreamSocket, streamingSandbox } from "./socket-support.js";
import { testTime } from "./support.js";

const minute = 60_000;

async function subscribed(
  { open }: StreamingSandbox,
  service: string,
  keys: string,
  fields = "0,1,2,3,4,5,6,7,8",
): Promise<StreamSocket> {
  const stream = await open();
  const { content } = await stream.ask(service, "SUBS", { keys, fields });
  if (content.code !== 0) throw new Error(content.msg);
  return stream;
}

it("tells of a book as a whole, and only when it has changed", async () => {
  const streaming = await streamingSandbox();
  const stream = await subscribed(streaming, "NYSE_BOOK", "KO");
  const whole = { key: "KO", 1: testTime, 2: expect.any(Array), 3: expect.any(Array) };
  expect(await stream.data()).toEqual([whole]);
  streaming.sandbox.advanceMarket(0);
  streaming.sandbox.advanceMarket(1000);
  expect(await stream.data()).toEqual([{ ...whole, 1: testTime + 1000 }]);
  // After the close it rests.
  streaming.sandbox.setMarketTime(Date.parse("2026-11-23T21:00:00-05:00"));
  await stream.data();
  streaming.sandbox.advanceMarket(minute);
  expect((await stream.ask("NYSE_BOOK", "UNSUBS", { keys: "KO" })).content.code).toBe(0);
});

it("tells of each candle that ended, in order, and goes on from where the clock is set back to", async () => {
  const streaming = await streamingSandbox();
  const { sandbox, read } = streaming;
  const stream = await subscribed(streaming, "CHART_EQUITY", "AAPL");
  const times = async () => (await stream.data()).map((candle) => Number(candle["7"]));
  const range = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => from + index * minute);
  // The half hour before is repeated to a new subscription.
  expect(await times()).toEqual(range(testTime - 30 * minute, 30));
  sandbox.advanceMarket(minute - 1);
  sandbox.advanceMarket(1);
  expect(await times()).toEqual([testTime]);
  sandbox.advanceMarket(150 * minute);
  expect(await times()).toEqual(range(testTime + minute, 100));
  expect(await times()).toEqual(range(testTime + 101 * minute, 50));
  sandbox.setMarketTime(testTime);
  sandbox.advanceMarket(minute);
  const [again] = await stream.data();
  const { candles } = await read<{ candles: Json[] }>(
    `/marketdata/v1/pricehistory?symbol=AAPL&frequencyType=minute&needExtendedHoursData=true&startDate=${testTime}&endDate=${testTime}`,
  );
  const { open, high, low, close, volume, datetime } = candles[0] as Json;
  expect(again).toMatchObject({ key: "AAPL", 2: open, 3: high, 4: low, 5: close, 6: volume, 7: datetime });
});

it("tells of the screener, the futures and the options too", async () => {
  const streaming = await streamingSandbox();
  const stream = await subscribed(streaming, "SCREENER_EQUITY", "EQUITY_ALL_VOLUME_0");
  expect(await stream.data()).toMatchObject([
    { key: "EQUITY_ALL_VOLUME_0", 2: "VOLUME", 4: expect.any(Array) },
  ]);
  await stream.ask("SCREENER_EQUITY", "UNSUBS", { keys: "EQUITY_ALL_VOLUME_0" });
  await stream.ask("LEVELONE_FOREX", "SUBS", { keys: "EUR/USD", fields: "0,1" });
  expect(await stream.data()).toMatchObject([{ key: "EUR/USD", 1: expect.any(Number) }]);
});

it("goes on by itself, second by second", async () => {
  const streaming = await streamingSandbox({ now: Date.now, speed: 60 });
  const stream = await subscribed(streaming, "LEVELONE_EQUITIES", "AAPL", "0,8");
  const [first] = await stream.data();
  const [second] = await stream.data();
  expect(Number(second?.["8"])).toBeGreaterThan(Number(first?.["8"]));
});

describe("account activity", () => {
  const types = (content: readonly Json[]) => content.map((item) => item["2"]);

  async function trading(streaming: StreamingSandbox): Promise<(order: Json) => Promise<Response>> {
    const { sandbox, read, accessToken } = streaming;
    const numbers = await read<{ hashValue: string }[]>("/trader/v1/accounts/accountNumbers");
    return (order) =>
      fetch(`${sandbox.url}/trader/v1/accounts/${numbers[1]?.hashValue}/orders`, {
        method: "POST",
        headers: { Authorization: `Bearer ${accessToken}` },
        body: JSON.stringify(order),
      });
  }

  it("begins with SUBSCRIBED, counts only the first key, and tells of orders at once", async () => {
    const streaming = await streamingSandbox();
    const stream = await subscribed(streaming, "ACCT_ACTIVITY", "mine,other", "0");
    expect(await stream.data()).toEqual([{ seq: 0, key: "mine", 1: "", 2: "SUBSCRIBED", 3: "" }]);
    const place = await trading(streaming);
    expect((await place(shares("BUY", "AAPL", 1))).status).toBe(201);
    const content = await stream.data();
    expect(types(content).slice(0, 2)).toEqual(["OrderCreated", "OrderAccepted"]);
    expect(content.map(({ seq }) => seq)).toEqual(content.map((_, index) => index + 1));
    expect(content.every(({ key }) => key === "mine")).toBe(true);
    expect(JSON.parse(String(content[0]?.["3"]))).toMatchObject({ BaseEvent: { EventType: "OrderCreated" } });
    await place(shares("BUY", "MSFT", 1));
    expect((await stream.data())[0]).toMatchObject({ seq: content.length + 1, 2: "OrderCreated" });
    expect((await stream.ask("ACCT_ACTIVITY", "UNSUBS", { keys: "mine" })).content.code).toBe(0);
    await place(shares("BUY", "AAPL", 1));
    expect((await stream.ask("ADMIN", "LOGOUT")).content.code).toBe(0);
  });

  it("tells of what the market does to orders while nobody but the stream looks", async () => {
    const streaming = await streamingSandbox({ marketTime: Date.parse("2026-11-23T08:00:00-05:00") });
    const stream = await subscribed(streaming, "ACCT_ACTIVITY", "mine", "0");
    await stream.data();
    const place = await trading(streaming);
    await place(shares("BUY", "AAPL", 1));
    expect(types(await stream.data())).not.toContain("OrderFillCompleted");
    streaming.sandbox.setMarketTime(Date.parse("2026-11-23T09:35:00-05:00"));
    expect(types(await stream.data())).toContain("OrderFillCompleted");
  });

  it("repeats the latest messages with their numbers to who comes back", async () => {
    const streaming = await streamingSandbox();
    const first = await subscribed(streaming, "ACCT_ACTIVITY", "mine", "0");
    await first.data();
    const place = await trading(streaming);
    await place(shares("BUY", "AAPL", 1));
    const told = await first.data();
    streaming.sandbox.dropStreams();
    expect(await first.closed).toBe(1006);
    await place(shares("BUY", "MSFT", 1));
    const second = await subscribed(streaming, "ACCT_ACTIVITY", "mine", "0");
    const [subscription, ...repeated] = await second.data();
    expect(subscription).toMatchObject({ 2: "SUBSCRIBED" });
    expect(repeated.slice(0, told.length)).toEqual(told);
    expect(repeated.length).toBeGreaterThan(told.length);
    for (let count = 0; count < 30; count += 1) await place(shares("BUY", "KO", 1));
    const third = await subscribed(streaming, "ACCT_ACTIVITY", "mine", "0");
    // A frame holds a hundred.
    const [, ...content] = [...(await third.data()), ...(await third.data())];
    const latest = content.map(({ seq }) => Number(seq));
    expect(latest).toHaveLength(100);
    expect(latest.at(-1)).toBe(latest[0] === undefined ? 0 : latest[0] + 99);
  });
});
