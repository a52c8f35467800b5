import { ArgumentError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { OrderStatus, ordersBetween, SchwabApiError, transactionsBetween } from "../src/index.js";
import { hashOf, type ScriptedServer, serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

const hash = hashOf(7);
const DAY = 86_400_000;
const from = Date.UTC(2024, 0, 1);

interface Row {
  readonly id: number;
  readonly at: number;
}

type Ends = "both" | "neither" | "start" | "end";

/** A server that lists rows by window, newest first, at most 3000. Its window has these ends within it. */
async function serveRows(rows: readonly Row[], ends: Ends = "both", unitMs = 1): Promise<ScriptedServer> {
  const newestFirst = [...rows].sort((one, other) => other.at - one.at);
  return await serveScript(({ query }, response) => {
    const cut = (name: string): number => Math.floor(Date.parse(query[name] ?? "") / unitMs) * unitMs;
    const start = cut("fromEnteredTime" in query ? "fromEnteredTime" : "startDate");
    const end = cut("toEnteredTime" in query ? "toEnteredTime" : "endDate");
    const inside = newestFirst.filter(
      ({ at }) =>
        (at > start || (at === start && (ends === "both" || ends === "start"))) &&
        (at < end || (at === end && (ends === "both" || ends === "end"))),
    );
    const listed = inside.slice(0, 3000).map(({ id, at }) => {
      const time = new Date(at).toISOString().replace(/\.\d+Z$/, "+0000");
      return { orderId: id, activityId: id, enteredTime: time, time };
    });
    answer(response, 200, listed);
  });
}

async function idsOf(rows: AsyncIterable<{ orderId?: number }>): Promise<(number | undefined)[]> {
  const ids: (number | undefined)[] = [];
  for await (const { orderId } of rows) ids.push(orderId);
  return ids;
}

const rowsEvery = (stepMs: number, count: number, start: number = from): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, at: start + index * stepMs }));

describe("orders between two moments", () => {
  it("come oldest first, each once, over windows that Schwab takes", async () => {
    const rows = rowsEvery(100 * DAY, 10, from + 1000);
    const server = await serveRows(rows);
    const to = from + 1000 * DAY;
    expect(await idsOf(ordersBetween(clientOf(server), hash, { from, to }))).toEqual(
      rows.map(({ id }) => id),
    );
    expect(server.requests.map(({ path }) => path)).toEqual(
      Array(3).fill(`/trader/v1/accounts/${hash}/orders`),
    );
    for (const { query } of server.requests) {
      const { fromEnteredTime = "", toEnteredTime = "" } = query;
      expect(Date.parse(toEnteredTime) - Date.parse(fromEnteredTime)).toBeLessThanOrEqual(364 * DAY);
    }
    expect(server.requests[0]?.query["fromEnteredTime"]).toBe("2024-01-01T00:00:00.000Z");
    expect(server.requests[2]?.query["toEnteredTime"]).toBe(new Date(to).toISOString());
  });

  it("of all accounts are asked for in 60 days, with their status", async () => {
    const server = await serveRows([]);
    const rows = ordersBetween(clientOf(server), "all", {
      from,
      to: from + 100 * DAY,
      status: OrderStatus.FILLED,
    });
    expect(await idsOf(rows)).toEqual([]);
    expect(server.requests.map(({ path, query }) => [path, query["toEnteredTime"], query["status"]])).toEqual(
      [
        ["/trader/v1/orders", "2024-03-01T00:00:00.000Z", "FILLED"],
        ["/trader/v1/orders", "2024-04-10T00:00:00.000Z", "FILLED"],
      ],
    );
  });

  it("reach to now unless an end is given", async () => {
    const server = await serveRows([]);
    const before = Date.now();
    await idsOf(ordersBetween(clientOf(server), hash, { from: before - DAY }));
    expect(Date.parse(server.requests[0]?.query["toEnteredTime"] ?? "")).toBeGreaterThanOrEqual(before);
  });

  it.each<[Ends, number]>([
    ["both", 1],
    ["neither", 1],
    ["start", 1],
    ["end", 1],
    ["both", 1000],
    ["neither", 1000],
  ])(
    "aren't lost or doubled at borders, whichever ends belong to a window: %s, in %i ms",
    async (ends, unit) => {
      // One in every second, so that every border is met by one; the outermost are Schwab's to give or not.
      const rows = rowsEvery(1000, 7000, from + 1000);
      const server = await serveRows(rows, ends, unit);
      const to = from + 7002 * 1000;
      const ids = await idsOf(ordersBetween(clientOf(server), hash, { from, to }));
      expect(ids).toEqual(rows.map(({ id }) => id));
      expect(server.requests.length).toBeLessThan(10);
    },
  );

  it("that are too many for one second end with an error", async () => {
    const rows = [...rowsEvery(1000, 10), ...rowsEvery(0, 3000, from + 20_000)];
    const server = await serveRows(rows);
    const error = await rejectionOf(idsOf(ordersBetween(clientOf(server), hash, { from, to: from + DAY })));
    expect(error).toBeInstanceOf(SchwabApiError);
    expect(error).toMatchObject({ code: "api-answer-unreadable", retryable: false, action: "fix-request" });
    expect((error as Error).message).toMatch(
      /at most 3000 orders .* one second from 2024-01-01T00:00:(19|20)/,
    );
    expect(server.requests.length).toBeLessThan(60);
  });

  it("without an exact id aren't taken for each other", async () => {
    const server = await serveScript((_, response) => {
      response.end(
        '[{"orderId":9007199254740993,"price":1},{"orderId":9007199254740992,"price":2},{"price":3}]',
      );
    });
    const rows = ordersBetween(clientOf(server), hash, { from, to: from + 400 * DAY });
    const prices: unknown[] = [];
    for await (const { price } of rows) prices.push(price);
    expect(prices).toEqual([1, 2, 3]);
    expect(server.requests).toHaveLength(2);
  });
});

describe("the iteration", () => {
  it("asks for no more than is taken", async () => {
    const server = await serveRows(rowsEvery(100 * DAY, 10));
    for await (const _ of ordersBetween(clientOf(server), hash, { from, to: from + 1000 * DAY })) break;
    expect(server.requests).toHaveLength(1);
  });

  it("ends with the signal's reason, at once", async () => {
    const server = await serveRows(rowsEvery(1000, 10));
    const stop = new AbortController();
    const taken: unknown[] = [];
    const walk = async (): Promise<void> => {
      const rows = ordersBetween(clientOf(server), hash, { from, to: from + DAY, signal: stop.signal });
      for await (const row of rows) {
        taken.push(row);
        if (taken.length === 3) stop.abort(new Error("mine"));
      }
    };
    expect(await rejectionOf(walk())).toMatchObject({ message: "mine" });
    expect(taken).toHaveLength(3);
  });

  it("refuses a span that makes no sense", async () => {
    const server = await serveRows([]);
    for (const span of [{ from: Number.NaN }, { from, to: "2024-01-05" }, { from, to: from - 1 }]) {
      expect(await rejectionOf(idsOf(ordersBetween(clientOf(server), hash, span)))).toBeInstanceOf(
        ArgumentError,
      );
    }
    expect(server.requests).toHaveLength(0);
  });

  it("fails as the call does", async () => {
    const server = await serveScript((_, response) =>
      answer(response, 404, { message: "Invalid account number" }),
    );
    const rows = ordersBetween(clientOf(server), hash, { from });
    expect(await rejectionOf(idsOf(rows))).toMatchObject({ code: "api-not-found" });
  });
});

describe("transactions between two moments", () => {
  it("come oldest first, each once, by type and symbol", async () => {
    const rows = rowsEvery(60_000, 4000, from + 1000);
    const server = await serveRows(rows);
    const list = transactionsBetween(clientOf(server), hash, {
      from,
      to: from + 400 * DAY,
      transactionTypes: new Set(["TRADE", "JOURNAL"]).values(),
      symbol: "XYZ",
    });
    const ids: unknown[] = [];
    for await (const { activityId } of list) ids.push(activityId);
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect(server.requests.length).toBeGreaterThan(2);
    for (const { path, query } of server.requests) {
      expect(path).toBe(`/trader/v1/accounts/${hash}/transactions`);
      expect(query).toMatchObject({ types: "TRADE,JOURNAL", symbol: "XYZ" });
    }
  });
});
