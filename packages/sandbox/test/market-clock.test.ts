import { describe, expect, it, test } from "vitest";
import type { Sandbox } from "../src/index.js";
import { createMarketClock } from "../src/market/market-clock.js";
import { get, login, sandboxForTest, testClock, testTime } from "./support.js";

test("the market's time follows the sandbox's clock until it is set, advanced or sped up", () => {
  let own = 1_000_000;
  const clock = createMarketClock(() => own);
  own += 500;
  expect(clock.now()).toBe(1_000_500);
  clock.set(5_000_000);
  own += 100;
  expect(clock.now()).toBe(5_000_100);
  clock.setSpeed(60);
  own += 1000;
  expect(clock.now()).toBe(5_060_100);
  clock.advance(40);
  expect(clock.now()).toBe(5_060_140);
  clock.setSpeed(0);
  own += 10_000;
  expect(clock.now()).toBe(5_060_140);
});

describe("the market's clock of a sandbox", () => {
  const quoteTime = async (sandbox: Sandbox, accessToken: string) => {
    const answer = await get(sandbox, "/marketdata/v1/quotes?symbols=AAPL&fields=quote", accessToken);
    return ((await answer.json()) as { AAPL: { quote: { quoteTime: number } } }).AAPL.quote.quoteTime;
  };

  it("is set, advanced and sped up by methods, while tokens keep to the sandbox's own", async () => {
    const { now, advance } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now, accessTokenTtl: 100 });
    const { access_token } = await login(sandbox);
    expect(sandbox.marketTime()).toBe(testTime);
    const friday = Date.parse("2026-11-27T10:00:00-05:00");
    sandbox.setMarketTime(friday);
    expect(await quoteTime(sandbox, access_token)).toBe(friday);
    sandbox.advanceMarket(3_600_000);
    expect(await quoteTime(sandbox, access_token)).toBe(friday + 3_600_000);
    sandbox.setMarketSpeed(60);
    advance(60);
    expect(await quoteTime(sandbox, access_token)).toBe(friday + 2 * 3_600_000);
    sandbox.setMarketSpeed(0);
    advance(30);
    expect(sandbox.marketTime()).toBe(friday + 2 * 3_600_000);
    advance(11);
    expect((await get(sandbox, "/marketdata/v1/quotes?symbols=AAPL", access_token)).status).toBe(401);
  });

  it("begins where, and runs as fast, as the options say", async () => {
    const { now, advance } = testClock();
    const marketTime = Date.parse("2026-12-24T12:00:00-05:00");
    const sandbox = await sandboxForTest({ now, marketTime, speed: 10 });
    advance(5);
    expect(sandbox.marketTime()).toBe(marketTime + 50_000);
  });

  it("is read and changed by the admin API", async () => {
    const { now } = testClock();
    const sandbox = await sandboxForTest({ now });
    const post = async (body: unknown) => {
      const text = JSON.stringify(body);
      const answer = await fetch(`${sandbox.url}/sandbox/market/clock`, { method: "POST", body: text });
      return [answer.status, await answer.json()];
    };
    const read = await fetch(`${sandbox.url}/sandbox/market/clock`);
    expect(await read.json()).toEqual({ time: testTime });
    const time = Date.parse("2026-11-27T09:30:00-05:00");
    expect(await post({ time: "2026-11-27T09:30:00-05:00" })).toEqual([200, { time }]);
    expect(await post({ advance: 60_000 })).toEqual([200, { time: time + 60_000 }]);
    expect(await post({ time })).toEqual([200, { time }]);
    expect(await post({ speed: 0 })).toEqual([200, { time }]);
    for (const wrong of [
      {},
      null,
      [5],
      { time: "soon" },
      { time: Date.UTC(1999, 0) },
      { advance: -1 },
      { advance: 1e15 },
      { speed: -1 },
      { speed: "2" },
      { time, speed: 2 },
      { toString: 1 },
    ]) {
      expect(await post(wrong)).toEqual([400, { error: expect.any(String) }]);
    }
    expect(sandbox.marketTime()).toBe(time);
    expect(() => sandbox.setMarketTime(Number.NaN)).toThrow(TypeError);
    expect(() => sandbox.advanceMarket(-5)).toThrow(TypeError);
    expect(() => sandbox.setMarketSpeed(Number.POSITIVE_INFINITY)).toThrow(TypeError);
  });

  it("has another market with another seed", async () => {
    const { now } = testClock();
    const priceOf = async (seed?: string) => {
      const sandbox = await sandboxForTest({ autoApprove: true, now, ...(seed !== undefined && { seed }) });
      const { access_token } = await login(sandbox);
      return await (
        await get(sandbox, "/marketdata/v1/quotes?symbols=AAPL&fields=quote", access_token)
      ).text();
    };
    expect(await priceOf()).toBe(await priceOf("sandbox"));
    expect(await priceOf("other")).not.toBe(await priceOf());
  });
});
