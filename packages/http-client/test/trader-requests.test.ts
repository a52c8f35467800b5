import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OrderStatus, TransactionType } from "../src/index.js";
import { hashOf, serveScript } from "./scripted-server.js";
import { answer, clientOf, serveAnswer } from "./server.js";

const hash = hashOf(7);
const now = Date.UTC(2026, 10, 24, 15, 30, 0, 125);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("an account", () => {
  it("is asked for by its hash, with positions when wanted", async () => {
    const server = await serveAnswer(200, { securitiesAccount: { type: "CASH" } });
    const account = await clientOf(server).getAccount(hash, { fields: "positions" });
    await clientOf(server).getAccount(hash);
    expect(account.securitiesAccount.type).toBe("CASH");
    expect(server.seen.map(({ url }) => url)).toEqual([
      `/trader/v1/accounts/${hash}?fields=positions`,
      `/trader/v1/accounts/${hash}`,
    ]);
  });
});

describe("orders", () => {
  it("are asked for by id and hash, the id as text, number or bigint", async () => {
    const server = await serveAnswer(200, { orderId: 1003 });
    const client = clientOf(server);
    expect((await client.getOrder(1003, hash)).orderId).toBe(1003);
    await client.getOrder("9007199254740993", hash);
    await client.getOrder(9007199254740993n, hash);
    expect(server.seen.map(({ url }) => url)).toEqual([
      `/trader/v1/accounts/${hash}/orders/1003`,
      `/trader/v1/accounts/${hash}/orders/9007199254740993`,
      `/trader/v1/accounts/${hash}/orders/9007199254740993`,
    ]);
  });

  it("of an account are those of the last 60 days", async () => {
    const server = await serveAnswer(200, []);
    expect(await clientOf(server).getOrdersForAccount(hash)).toEqual([]);
    expect(server.seen[0]?.url).toBe(
      `/trader/v1/accounts/${hash}/orders?fromEnteredTime=2026-09-25T15%3A30%3A00.125Z` +
        "&toEnteredTime=2026-11-24T15%3A30%3A00.125Z",
    );
  });

  it("are limited by time, number and status", async () => {
    const server = await serveScript((_, response) => answer(response, 200, []));
    await clientOf(server).getOrdersForAllLinkedAccounts({
      fromEnteredDatetime: "2026-11-01T09:30:00-05:00",
      toEnteredDatetime: new Date(now - 1000),
      maxResults: 5,
      status: OrderStatus.FILLED,
    });
    expect(server.requests).toEqual([
      expect.objectContaining({
        method: "GET",
        path: "/trader/v1/orders",
        query: {
          fromEnteredTime: "2026-11-01T14:30:00.000Z",
          toEnteredTime: "2026-11-24T15:29:59.125Z",
          maxResults: "5",
          status: "FILLED",
        },
      }),
    ]);
  });

  it("are cancelled with an empty answer", async () => {
    const server = await serveScript((_, response) => answer(response, 200, ""));
    expect(await clientOf(server).cancelOrder("1003", hash)).toBeUndefined();
    expect(server.requests).toEqual([
      {
        method: "DELETE",
        url: `/trader/v1/accounts/${hash}/orders/1003`,
        path: `/trader/v1/accounts/${hash}/orders/1003`,
        query: {},
        body: undefined,
      },
    ]);
  });

  it("are previewed, objections as data", async () => {
    const preview = {
      orderValidationResult: { rejects: [{ activityMessage: "No", originalSeverity: "REJECT" }] },
    };
    const server = await serveScript((_, response) => answer(response, 200, preview));
    const order = { orderType: "MARKET", orderStrategyType: "SINGLE" };
    expect(await clientOf(server).previewOrder(hash, order)).toEqual(preview);
    expect(server.requests).toEqual([
      expect.objectContaining({
        method: "POST",
        url: `/trader/v1/accounts/${hash}/previewOrder`,
        body: order,
      }),
    ]);
  });
});

describe("transactions", () => {
  it("are those of the last 60 days and of every type", async () => {
    const server = await serveScript((_, response) => answer(response, 200, []));
    await clientOf(server).getTransactions(hash);
    expect(server.requests).toEqual([
      expect.objectContaining({
        path: `/trader/v1/accounts/${hash}/transactions`,
        query: {
          startDate: "2026-09-25T15:30:00.125Z",
          endDate: "2026-11-24T15:30:00.125Z",
          types: Object.values(TransactionType).join(","),
        },
      }),
    ]);
  });

  it("are limited by time, type and symbol", async () => {
    const server = await serveScript((_, response) => answer(response, 200, []));
    const client = clientOf(server);
    await client.getTransactions(hash, {
      startDate: now - 86_400_000,
      endDate: now,
      transactionTypes: TransactionType.TRADE,
      symbol: "BRK/B",
    });
    await client.getTransactions(hash, { transactionTypes: ["TRADE", "JOURNAL"] });
    expect(server.requests[0]?.query).toEqual({
      startDate: "2026-11-23T15:30:00.125Z",
      endDate: "2026-11-24T15:30:00.125Z",
      types: "TRADE",
      symbol: "BRK/B",
    });
    expect(server.requests[0]?.url).toContain("symbol=BRK%2FB");
    expect(server.requests[1]?.query["types"]).toBe("TRADE,JOURNAL");
  });

  it.each([
    ["the one object that live answers are", { activityId: 5 }],
    ["the list that the specification says", [{ activityId: 5 }]],
  ])("one of them may come as %s", async (_, sent) => {
    const server = await serveAnswer(200, sent);
    expect(await clientOf(server).getTransaction(hash, 5)).toEqual({ activityId: 5 });
    expect(server.seen[0]?.url).toBe(`/trader/v1/accounts/${hash}/transactions/5`);
  });

  it("one that isn't there is an unreadable answer", async () => {
    const server = await serveAnswer(200, []);
    await expect(clientOf(server).getTransaction(hash, 5)).rejects.toMatchObject({
      code: "api-answer-unreadable",
    });
  });
});
