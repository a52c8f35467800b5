import { describe, expect, it } from "vitest";
import type { ClientEvent } from "../src/index.js";
import { redactedPath } from "../src/manners/redacted-path.js";
import { changeOrders } from "./change-orders.js";
import { rateWorld } from "./rate-world.js";
import { hashOf } from "./scripted-server.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer, tokens } from "./server.js";

const canary = "I0.canary1dGgyLmJkYy5zY2h3YWIuY29t.canary1IG5vdCBhIHJlYWwgdG9rZW4@";

describe("the events of a call", () => {
  it("tell of its requests, answers, retries and waits, in order", async () => {
    const { client, events, settle } = await rateWorld({ requestsPerMinute: 1 }, (response, { at }) =>
      answer(response, at === 0 ? 429 : 200, [], { "retry-after": "7", "Schwab-Client-Correlid": `c-${at}` }),
    );
    await settle([client({ random: () => 0.5 }).getQuote("A", { fields: "quote" })]);
    const [{ call } = { call: 0 }] = events;
    const about = { call, method: "GET", path: "/marketdata/v1/A/quotes?fields=quote" };
    expect(call).toBeGreaterThan(0);
    expect(events).toEqual([
      { ...about, type: "request", attempt: 1 },
      { ...about, type: "response", attempt: 1, status: 429, durationMs: 0, correlationId: "c-0" },
      { ...about, type: "paused", window: "requests", forMs: 7000 },
      { ...about, type: "retry", because: "api-rate-limited", inMs: 500 },
      { ...about, type: "waiting", window: "requests", because: "limit", forMs: 59_501, waiting: 1 },
      { ...about, type: "request", attempt: 2 },
      { ...about, type: "response", attempt: 2, status: 200, durationMs: 0, correlationId: "c-60001" },
    ]);
  });

  it("count the request after a 401, and tell how long each took", async () => {
    const { client, events, timing } = await rateWorld({}, async (response, _, token) => {
      await timing.advance(250);
      answer(response, token === "Bearer new" ? 200 : 401, []);
    });
    await client({ tokens: tokens("old", "new") }).getAccounts();
    expect(events).toMatchObject([
      { type: "request", attempt: 1 },
      { type: "response", attempt: 1, status: 401, durationMs: 250, correlationId: undefined },
      { type: "request", attempt: 2 },
      { type: "response", attempt: 2, status: 200, durationMs: 250 },
    ]);
  });

  it("tell of requests without an answer, and why", async () => {
    const { client, events } = await rateWorld({}, (response) => void response.destroy());
    await rejectionOf(client({ retries: 0 }).getAccounts());
    const silent = await rateWorld({}, () => {});
    await rejectionOf(silent.client({ timeoutMs: 20 }).getAccounts());
    const stop = new AbortController();
    const onEvent = (event: ClientEvent): void => {
      silent.events.push(event);
      if (event.type === "request") setImmediate(() => stop.abort());
    };
    await rejectionOf(silent.client({ onEvent }).getAccounts({ signal: stop.signal }));
    expect([...events, ...silent.events].filter(({ type }) => type === "no-response")).toMatchObject([
      { because: "api-unreachable", attempt: 1, durationMs: 0 },
      { because: "api-timeout" },
      { because: "aborted" },
    ]);
  });

  it("of calls at the same time are told apart by the call's number", async () => {
    const { client, events } = await rateWorld();
    const one = client();
    await Promise.all([one.getQuote("A"), one.getQuote("B")]);
    const numbers = new Map(events.map(({ call, path }) => [path, call]));
    expect(new Set(numbers.values()).size).toBe(2);
    expect(events.every(({ call, path }) => numbers.get(path) === call)).toBe(true);
    expect(events).toHaveLength(4);
  });

  it("hold no token, no account and nothing of any body", async () => {
    const server = await serve((request, response) => {
      const token = request.headers.authorization ?? "";
      answer(
        response,
        503,
        { message: `secret-answer ${token}` },
        { "schwab-client-correlid": `id ${token}` },
      );
    });
    const told: ClientEvent[] = [];
    const one = clientOf(server, {
      tokens: tokens(canary),
      onEvent: (event) => told.push(event),
      retries: 1,
      random: () => 0,
    });
    await rejectionOf(changeOrders(one, hashOf(1)));
    // By mistake, as a symbol.
    await rejectionOf(one.getQuote(canary));
    const text = JSON.stringify(told);
    expect(told.map(({ type }) => type)).toContain("retry");
    expect(text).not.toContain("canary");
    expect(text).not.toContain(hashOf(1));
    expect(text).not.toContain("secret-answer");
    expect(text).not.toContain("quantity");
    expect(text).toContain("/trader/v1/accounts/[account]/orders");
    expect(text).toContain('"correlationId":"id Bearer [redacted]"');
  });
});

describe("a listener", () => {
  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("the log is full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the log is full"))],
    ["never ends", () => new Promise(() => {})],
  ])("that %s disturbs no call, and nobody else", async (_, onEvent) => {
    const server = await serveAnswer(200, []);
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", note).on("uncaughtException", note);
    try {
      let told = 0;
      const one = clientOf(server, {
        onEvent: () => {
          told++;
          return onEvent();
        },
      });
      expect(await one.getAccounts()).toEqual([]);
      expect(told).toBe(2);
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("unhandledRejection", note).off("uncaughtException", note);
    }
    expect(unhandled).toEqual([]);
  });
});

describe("a path in an event", () => {
  const hash = hashOf(7);
  it.each([
    [`/trader/v1/accounts/${hash}/orders/123?x=1`, "/trader/v1/accounts/[account]/orders/123?x=1"],
    [`/trader/v1/accounts/${hash}`, "/trader/v1/accounts/[account]"],
    ["/trader/v1/accounts/12345678?fields=positions", "/trader/v1/accounts/[account]?fields=positions"],
    ["/trader/v1/accounts/accountNumbers", "/trader/v1/accounts/accountNumbers"],
    [`/trader/v1/orders?account=${hash.toLowerCase()}`, "/trader/v1/orders?account=[redacted]"],
    [`/marketdata/v1/${encodeURIComponent(canary)}/quotes`, "/marketdata/v1/[redacted]/quotes"],
    ["/marketdata/v1/AAPL%20%20261218C00250000/quotes", "/marketdata/v1/AAPL%20%20261218C00250000/quotes"],
    [
      "/marketdata/v1/quotes?symbols=AAPL%2CMSFT%2C%2FESZ26%2CBRK%2FB%2C%24SPX%2CGOOGL%2CAMZN%2CNVDA&indicative=false",
      "/marketdata/v1/quotes?symbols=AAPL%2CMSFT%2C%2FESZ26%2CBRK%2FB%2C%24SPX%2CGOOGL%2CAMZN%2CNVDA&indicative=false",
    ],
    [
      "/trader/v1/orders?fromEnteredTime=2026-01-05T02%3A30%3A00.125Z&maxResults=3000",
      "/trader/v1/orders?fromEnteredTime=2026-01-05T02%3A30%3A00.125Z&maxResults=3000",
    ],
  ])("%s is shown as %s", (path, shown) => {
    expect(redactedPath(path)).toBe(shown);
  });
});
