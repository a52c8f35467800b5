import { ConfigError } from "@schwab-kit/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClientEvent, RateLimits } from "../src/index.js";
import { changeOrders } from "./change-orders.js";
import { ManualTiming, mostInAnyMinute } from "./manual-timing.js";
import { rateWorld } from "./rate-world.js";
import { hashOf } from "./scripted-server.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer, tokens } from "./server.js";

const minute = 60_001;

describe("the window of requests", () => {
  it("lets 500 GETs out at 120 a minute, all of them, and those who give up give their places back", async () => {
    const { timing, rateLimit, came, client, settle } = await rateWorld();
    const one = client();
    const reason = new Error("changed my mind");
    const stops = Array.from({ length: 500 }, () => new AbortController());
    const calls = stops.map(({ signal }, index) => one.getQuote(`Q${index}`, { signal }));
    expect(rateLimit.status().requests).toMatchObject({ counted: 120, waiting: 380 });
    // Twenty that wait: 480 are left, which are four minutes' exactly.
    for (const stop of stops.slice(200, 220)) stop.abort(reason);
    const outcomes = await settle(calls);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toEqual(Array.from({ length: 20 }, () => reason));
    expect(came).toHaveLength(480);
    expect(mostInAnyMinute(came.map(({ at }) => at))).toBe(120);
    const numbers = came.map(({ at, request }) => [at, Number(/Q(\d+)/.exec(request)?.[1])] as const);
    for (const [index, at] of [0, minute, 2 * minute, 3 * minute].entries()) {
      const served = numbers.filter((number) => number[0] === at).map((number) => number[1]);
      const expected = numbers.map((number) => number[1]).sort((a, b) => a - b);
      expect(served.sort((a, b) => a - b)).toEqual(expected.slice(index * 120, (index + 1) * 120));
    }
    expect(timing.timers).toBe(0);
  });

  it("counts what is sent again after a 401", async () => {
    const { came, client, settle } = await rateWorld({ requestsPerMinute: 2 }, (response, _, token) =>
      answer(response, token === "Bearer new" ? 200 : 401, []),
    );
    const old = client({ tokens: tokens("old", "new") });
    await settle([old.getQuote("A"), client({ tokens: tokens("new") }).getQuote("B")]);
    expect(came.map(({ at }) => at)).toEqual([0, 0, minute]);
  });

  it("counts retries, which go before later calls", async () => {
    const { came, client, settle } = await rateWorld({ requestsPerMinute: 1 }, (response, { at }) =>
      answer(response, at === 0 ? 503 : 200, []),
    );
    const one = client();
    const outcomes = await settle([one.getQuote("A"), one.getQuote("B"), one.getQuote("C")]);
    expect(outcomes.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(came).toEqual([
      { at: 0, request: "GET /marketdata/v1/A/quotes" },
      { at: minute, request: "GET /marketdata/v1/A/quotes" },
      { at: 2 * minute, request: "GET /marketdata/v1/B/quotes" },
      { at: 3 * minute, request: "GET /marketdata/v1/C/quotes" },
    ]);
  });

  it("doesn't count a turn in which no token came, so that nothing was sent", async () => {
    const { rateLimit, came, client } = await rateWorld({ requestsPerMinute: 1 });
    const failure = new Error("no login");
    const failing = client({ tokens: { getAccessToken: () => Promise.reject(failure) } });
    expect(await rejectionOf(failing.getQuote("A"))).toBe(failure);
    expect(rateLimit.status().requests.counted).toBe(0);
    await client().getQuote("A");
    expect(came).toHaveLength(1);
    expect(rateLimit.status().requests.counted).toBe(1);
  });

  it("doesn't count a turn that was given up the moment it came", async () => {
    const { timing, rateLimit, came, client } = await rateWorld({ requestsPerMinute: 1 }, (response) =>
      answer(response, 401, []),
    );
    const stop = new AbortController();
    const { signal } = stop;
    const call = rejectionOf(client({ tokens: tokens("old", "new") }).getAccounts({ signal }));
    while (rateLimit.status().requests.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    const turn = timing.next();
    stop.abort("enough");
    await turn;
    expect(await call).toBe("enough");
    expect(came).toHaveLength(1);
    expect(rateLimit.status().requests.counted).toBe(0);
  });

  it("counts a request that got no answer", async () => {
    const { rateLimit, client, server } = await rateWorld();
    await server.close();
    expect(await rejectionOf(client({ retries: 0 }).getQuote("A"))).toMatchObject({
      code: "api-unreachable",
    });
    expect(rateLimit.status().requests.counted).toBe(1);
  });
});

describe("the wait for a turn", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is not part of the time limit", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { came, client, settle } = await rateWorld({ requestsPerMinute: 1 });
    const one = client({ timeoutMs: 1000 });
    await one.getQuote("A");
    const waiting = one.getQuote("B");
    await vi.advanceTimersByTimeAsync(30_000);
    await settle([waiting]);
    expect(await waiting).toEqual([]);
    expect(came).toHaveLength(2);
  });

  it("leaves nothing behind that would keep a process alive", async () => {
    const timing = new ManualTiming();
    const server = await serveAnswer(200, []);
    const one = clientOf(server, { rateLimit: new RateLimits({ requestsPerMinute: 1, timing }) });
    await one.getQuote("A");
    expect(timing.timers).toBe(0);
    const stop = new AbortController();
    const waiting = rejectionOf(one.getQuote("B", { signal: stop.signal }));
    expect(timing.timers).toBe(1);
    stop.abort("enough");
    expect(await waiting).toBe("enough");
    expect(timing.timers).toBe(0);
  });
});

describe("the windows of order writes", () => {
  it("are each account's own, and apart from all other requests", async () => {
    const { came, rateLimit, client, settle } = await rateWorld({
      orderWritesPerMinute: 2,
      requestsPerMinute: 1,
    });
    const one = client();
    const [a, b] = [hashOf(1), hashOf(2)];
    const calls = [
      ...(["POST", "PUT", "DELETE"] as const).map((method) => changeOrders(one, a, method)),
      changeOrders(one, b),
      one.getAccounts(),
    ];
    expect(rateLimit.status().orderWrites[a]).toEqual({ perMinute: 2, counted: 2, waiting: 1, pausedMs: 0 });
    expect(rateLimit.status().orderWrites[b]).toMatchObject({ counted: 1, waiting: 0 });
    expect(rateLimit.status().requests).toMatchObject({ perMinute: 1, counted: 1, waiting: 0 });
    await settle(calls);
    expect(came.filter(({ at }) => at === 0)).toHaveLength(4);
    expect(came.at(-1)).toEqual({ at: minute, request: `DELETE /trader/v1/accounts/${a}/orders/1` });
  });

  it("are forgotten when nothing counts in them any more", async () => {
    const { timing, rateLimit, client } = await rateWorld();
    const one = client();
    await changeOrders(one, hashOf(1));
    await timing.advance(minute);
    await changeOrders(one, hashOf(2));
    expect(Object.keys(rateLimit.status().orderWrites)).toEqual([hashOf(2)]);
  });

  it("refuse everything when the app may write no orders", async () => {
    const { came, client } = await rateWorld({ orderWritesPerMinute: 0 });
    const one = client();
    const error = await rejectionOf(changeOrders(one, hashOf(1), "PUT"));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: "config-invalid", action: "fix-config", retryable: false });
    expect((error as Error).message).toContain("A PUT to orders was not sent: orderWritesPerMinute is 0");
    expect(came).toEqual([]);
    await one.getAccounts();
    expect(came).toHaveLength(1);
  });
});

describe("rate limits", () => {
  /** Whether a call of the second client has to wait after the first one's. */
  async function isShared(first: object, second: object): Promise<boolean> {
    const server = await serveAnswer(200, []);
    const events: ClientEvent[] = [];
    const one = clientOf(server, first);
    await Promise.all(Array.from({ length: 120 }, () => one.getAccounts()));
    const stop = new AbortController();
    const other = clientOf(server, {
      onEvent: (event) => {
        events.push(event);
        if (event.type === "waiting") stop.abort("it waits");
      },
      ...second,
    });
    const outcome = await Promise.resolve(other.getAccounts({ signal: stop.signal })).catch((error) => error);
    expect(server.seen).toHaveLength(outcome === "it waits" ? 120 : 121);
    return outcome === "it waits";
  }

  it("are shared by clients of one token source", async () => {
    const source = tokens("token-1");
    expect(await isShared({ tokens: source }, { tokens: source })).toBe(true);
    expect(await isShared({}, {})).toBe(false);
  });

  it("are shared by clients that are given the same", async () => {
    const rateLimit = new RateLimits();
    expect(await isShared({ rateLimit }, { rateLimit })).toBe(true);
    const source = tokens("token-1");
    expect(await isShared({ tokens: source }, { tokens: source, rateLimit: new RateLimits() })).toBe(false);
  });

  it("can be switched off", async () => {
    const source = tokens("token-1");
    expect(await isShared({ tokens: source }, { tokens: source, rateLimit: false })).toBe(false);
    const server = await serve((_, response) => answer(response, 200, []));
    const one = clientOf(server, { rateLimit: false });
    await Promise.all(Array.from({ length: 130 }, () => one.getAccounts()));
    expect(server.seen).toHaveLength(130);
  });

  it.each([
    { orderWritesPerMinute: -1 },
    { orderWritesPerMinute: 121 },
    { orderWritesPerMinute: 1.5 },
    { requestsPerMinute: 0 },
    { requestsPerMinute: Number.NaN },
    { requestsPerMinute: "60" as never },
  ])("can't be %j", (options) => {
    expect(() => new RateLimits(options)).toThrow(ConfigError);
    expect(() => new RateLimits(options)).toThrow(/PerMinute must be a whole number from [01] to \d+\./);
  });

  it.each([true, { requestsPerMinute: 60 }, null])("can't be given to a client as %j", (rateLimit) => {
    expect(() => clientOf({ origin: "http://127.0.0.1:1" }, { rateLimit: rateLimit as never })).toThrow(
      "rateLimit must be a RateLimits, or false",
    );
  });
});
