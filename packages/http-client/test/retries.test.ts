import { describe, expect, it } from "vitest";
import type { ClientEvent } from "../src/index.js";
import { changeOrders } from "./change-orders.js";
import { rateWorld } from "./rate-world.js";
import { hashOf } from "./scripted-server.js";
import { answer, rejectionOf } from "./server.js";

/** What each attempt is answered, in order; the last answer stands for all later ones. */
type Script = readonly [status: number, headers?: Record<string, string>, body?: object][];

/** A world whose answers to every call follow a script, and a call in it that is let go to its end. */
async function follow(
  script: Script,
  options: Parameters<Awaited<ReturnType<typeof rateWorld>>["client"]>[0] = {},
) {
  let count = 0;
  const world = await rateWorld({}, (response) => {
    const [status, headers = {}, body = []] = script[Math.min(count++, script.length - 1)] ?? [200];
    answer(response, status, body, headers);
  });
  const [outcome] = await world.settle([world.client(options).getAccounts()]);
  const error = outcome?.status === "rejected" ? outcome.reason : undefined;
  return { ...world, error, at: world.came.map(({ at }) => at) };
}

const waits = (events: readonly ClientEvent[]) =>
  events.flatMap((event) => (event.type === "retry" ? event.inMs : []));

describe("a GET", () => {
  it.each([429, 502, 503, 504, 529])(
    "that is answered %i is sent again, and gives what comes then",
    async (status) => {
      const { error, came } = await follow([[status, { "retry-after": "1" }], [status], [200]]);
      expect(error).toBeUndefined();
      expect(came).toHaveLength(3);
    },
  );

  it("whose connection breaks is sent again", async () => {
    let count = 0;
    const { client, settle, came } = await rateWorld({}, (response) => {
      if (++count <= 2) response.destroy();
      else answer(response, 200, []);
    });
    const call = client().getAccounts();
    await settle([call]);
    expect(await call).toEqual([]);
    expect(came).toHaveLength(3);
  });

  it("is sent three times at most, and the error says so", async () => {
    const { error, came } = await follow([[503]]);
    expect(came).toHaveLength(3);
    expect(error).toMatchObject({ code: "api-unavailable", status: 503, attempts: 3 });
    expect(error.message).toMatch(
      /^GET \/trader\/v1\/accounts \(sent 3 times\) was answered 503 Service Unavailable/,
    );
  });

  it("without a connection says as well how often it was sent", async () => {
    const { client, settle, server } = await rateWorld();
    await server.close();
    const [outcome] = await settle([client().getAccounts()]);
    expect(outcome).toMatchObject({ reason: { code: "api-unreachable", attempts: 3 } });
  });

  it.each([0, 1, 10])("is sent again %i times when so many retries are asked for", async (retries) => {
    const { error, came } = await follow([[504]], { retries });
    expect(came).toHaveLength(retries + 1);
    expect(error.attempts).toBe(retries + 1);
    expect(error.message.includes("(sent")).toBe(retries > 0);
  });

  it.each([400, 401, 403, 404, 408, 500, 501])("that is answered %i is not sent again", async (status) => {
    const { error, came } = await follow([[status]]);
    expect(came).toHaveLength(1);
    expect(error).toMatchObject({ status, attempts: 1 });
  });

  it("whose answer is too big for Schwab's gateway is not sent again", async () => {
    const fault = { faultstring: "Body buffer overflow", detail: { errorcode: "protocol.http.TooBigBody" } };
    const { error, came } = await follow([[502, {}, { fault }]]);
    expect(came).toHaveLength(1);
    expect(error).toMatchObject({ status: 502 });
  });

  it("that runs into its time limit is not sent again: the limit was the caller's wish", async () => {
    const { client, events } = await rateWorld({}, () => {});
    const error = await rejectionOf(client({ timeoutMs: 20 }).getAccounts());
    expect(error).toMatchObject({ code: "api-timeout", attempts: 1 });
    expect(events.map(({ type }) => type)).toEqual(["request", "no-response"]);
  });

  it("whose answer is no JSON is not sent again", async () => {
    const { client, came } = await rateWorld({}, (response) => answer(response, 200, "<p>maintenance</p>"));
    expect(await rejectionOf(client().getAccounts())).toMatchObject({ code: "api-answer-unreadable" });
    expect(came).toHaveLength(1);
  });
});

describe("a retry", () => {
  it("waits for a random part of a limit that doubles each time, up to 30 s", async () => {
    const { events, at } = await follow([[503]], { retries: 7, random: () => 0.5 });
    expect(waits(events)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(at).toEqual([0, 500, 1500, 3500, 7500, 15_500, 30_500, 45_500]);
    expect(waits((await follow([[503]], { random: () => 0 })).events)).toEqual([0, 0]);
  });

  it("waits for what Schwab asks, and that part on top", async () => {
    const { at } = await follow([[503, { "retry-after": "7" }], [200]], { random: () => 0.25 });
    expect(at).toEqual([0, 7250]);
  });

  it("is left out when Schwab asks for more than a minute: the caller is told at once", async () => {
    const { error, at } = await follow([[503, { "retry-after": "61" }]]);
    expect(at).toEqual([0]);
    expect(error).toMatchObject({ code: "api-unavailable", retryAfterSeconds: 61, attempts: 1 });
    expect((await follow([[503, { "retry-after": "60" }], [200]])).at).toEqual([0, 60_000]);
  });

  it("after a 429 waits a minute when no time is named, also without rate limits", async () => {
    expect((await follow([[429], [200]])).at).toEqual([0, 60_000]);
    expect((await follow([[429], [200]], { rateLimit: false })).at).toEqual([0, 60_000]);
  });

  it("doesn't come after an abort", async () => {
    const { client, came, events, timing } = await rateWorld({}, (response) => answer(response, 503, []));
    const stop = new AbortController();
    const call = rejectionOf(client({ random: () => 0.5 }).getAccounts({ signal: stop.signal }));
    while (waits(events).length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(timing.timers).toBe(1);
    stop.abort("enough");
    expect(await call).toBe("enough");
    expect(came).toHaveLength(1);
    expect(timing.timers).toBe(0);
  });

  it.each([-1, 11, 1.5, Number.NaN, "2"])("can't be asked for %s times", async (retries) => {
    const { client } = await rateWorld();
    expect(() => client({ retries: retries as number })).toThrow(
      "retries must be a whole number from 0 to 10.",
    );
  });
});

describe("a change of orders", () => {
  it.each(["POST", "PUT", "DELETE"] as const)("by %s is sent once, whatever comes", async (method) => {
    for (const status of [408, 429, 500, 502, 503, 504, 529, 0]) {
      const { client, came, settle } = await rateWorld({}, (response) => {
        if (status === 0) response.destroy();
        else answer(response, status, [], { "retry-after": "0" });
      });
      const [outcome] = await settle([changeOrders(client({ retries: 10 }), hashOf(1), method)]);
      expect(outcome?.status).toBe("rejected");
      expect(came.filter(({ request }) => request.startsWith(method))).toHaveLength(1);
    }
  });
});
