import { describe, expect, it } from "vitest";
import { changeOrders } from "./change-orders.js";
import { rateWorld } from "./rate-world.js";
import { hashOf } from "./scripted-server.js";
import { answer, rejectionOf } from "./server.js";

/** A world in which the first requests, in order, are answered 429 with these headers. */
function pausing(...replies: Record<string, string>[]) {
  const left = [...replies];
  return rateWorld({}, (response) => {
    const headers = left.shift();
    answer(response, headers === undefined ? 200 : 429, [], headers ?? {});
  });
}

describe("a 429", () => {
  it("to an order keeps all orders for that account off for as long as Schwab asks, and nothing else", async () => {
    const { client, came, events, rateLimit, settle } = await pausing({ "retry-after": "7" });
    const first = client();
    expect(await rejectionOf(changeOrders(first, hashOf(1)))).toMatchObject({ code: "api-rate-limited" });
    expect(rateLimit.status().orderWrites[hashOf(1)]).toMatchObject({ pausedMs: 7000 });
    expect(events.at(-1)).toMatchObject({ type: "paused", window: "order-writes", forMs: 7000 });
    const other = client();
    const calls = [
      changeOrders(other, hashOf(1)),
      changeOrders(first, hashOf(1)),
      changeOrders(first, hashOf(2)),
      other.getAccounts(),
    ];
    expect(rateLimit.status().orderWrites[hashOf(1)]).toMatchObject({ waiting: 2 });
    await settle(calls);
    const late = came.filter(({ at }) => at > 0);
    expect(late).toEqual(
      Array(2).fill({ at: 7000, request: `POST /trader/v1/accounts/${hashOf(1)}/orders` }),
    );
    expect(came).toHaveLength(5);
  });

  it("to a GET keeps other GETs off, and no orders", async () => {
    const { client, came, events, settle } = await pausing({ "retry-after": "7" });
    const failed = client({ retries: 0 });
    expect(await rejectionOf(failed.getAccounts())).toMatchObject({
      code: "api-rate-limited",
      retryAfterSeconds: 7,
    });
    const other = client();
    await settle([other.getQuote("A"), changeOrders(other, hashOf(1))]);
    expect(came.map(({ at, request }) => [at, request.slice(0, 4)])).toEqual([
      [0, "GET "],
      [0, "POST"],
      [7000, "GET "],
    ]);
    expect(events.filter(({ type }) => type === "waiting")).toEqual([
      expect.objectContaining({ window: "requests", because: "paused", forMs: 7000, waiting: 1 }),
    ]);
  });

  it("is tried again before calls that came later", async () => {
    const { client, came, settle } = await rateWorld({ requestsPerMinute: 1 }, (response, { at }) =>
      answer(response, at === 0 ? 429 : 200, [], { "retry-after": "7" }),
    );
    const one = client();
    await settle([one.getQuote("A"), one.getQuote("B")]);
    expect(came).toEqual([
      { at: 0, request: "GET /marketdata/v1/A/quotes" },
      { at: 60_001, request: "GET /marketdata/v1/A/quotes" },
      { at: 120_002, request: "GET /marketdata/v1/B/quotes" },
    ]);
  });

  it("that names no time keeps them off for a minute", async () => {
    const { client, came, settle } = await pausing({});
    await rejectionOf(client({ retries: 0 }).getAccounts());
    await settle([client().getAccounts()]);
    expect(came.map(({ at }) => at)).toEqual([0, 60_000]);
  });

  it("that asks for less than another leaves the longer pause", async () => {
    const { client, came, settle, rateLimit } = await pausing(
      { "retry-after": "30" },
      { "retry-after": "2" },
    );
    const one = client({ retries: 0 });
    await settle([one.getAccounts(), one.getAccounts()]);
    expect(rateLimit.status().requests.pausedMs).toBe(30_000);
    await settle([one.getAccounts()]);
    expect(came.map(({ at }) => at)).toEqual([0, 0, 30_000]);
  });
});

describe("a pause of more than a minute", () => {
  it("is told at once to all who wait or come, and nothing of theirs is sent", async () => {
    const { client, came, settle, timing } = await rateWorld({ requestsPerMinute: 1 }, (response) =>
      answer(response, 429, [], { "retry-after": "300" }),
    );
    const one = client();
    const [first, second] = await settle([one.getQuote("A"), one.getQuote("B")]);
    expect(first).toMatchObject({
      reason: { code: "api-rate-limited", status: 429, retryAfterSeconds: 300 },
    });
    expect(second).toMatchObject({
      reason: { code: "api-rate-limited", status: undefined, retryAfterSeconds: 300 },
    });
    await timing.advance(100_000);
    const error = await rejectionOf(one.getQuote("C"));
    expect(error).toMatchObject({
      code: "api-rate-limited",
      retryAfterSeconds: 200,
      retryable: true,
      attempts: 0,
    });
    expect((error as Error).message).toBe(
      "GET /marketdata/v1/C/quotes was not sent: Schwab has answered 429 and asked this app to wait; try again in 200 s.",
    );
    expect(came).toHaveLength(1);
    expect(timing.timers).toBe(0);
    await timing.advance(140_000);
    await settle([client({ retries: 0 }).getQuote("D")]);
    expect(came.at(-1)).toEqual({ at: 300_000, request: "GET /marketdata/v1/D/quotes" });
  });
});
