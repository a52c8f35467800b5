import { describe, expect, it } from "vitest";
import type { SchwabClient } from "../src/index.js";
import { refused } from "./refused.js";
import { hashOf } from "./scripted-server.js";
import { clientOf, rejectionOf, serveAnswer } from "./server.js";

const hash = hashOf(7);
const order = { orderType: "MARKET", price: 1 };

describe("swapped arguments are told", () => {
  it.each<[string, (client: SchwabClient) => PromiseLike<unknown>]>([
    ["getOrder", (client) => client.getOrder(hash, "1003")],
    ["cancelOrder", (client) => client.cancelOrder(hash, "1003")],
    ["replaceOrder", (client) => client.replaceOrder("1003", hash, order)],
    ["getTransaction", (client) => client.getTransaction("1003", hash)],
  ])("by %s", async (_, call) => {
    expect(await refused(call)).toContain("looks like an account hash: were the arguments swapped?");
  });

  it("by placeOrder", async () => {
    expect(await refused((client) => client.placeOrder(order as never, hash as never))).toMatch(/^order: /);
  });
});

describe("an id", () => {
  it.each([2 ** 53, 1e18])("of %s has lost its last digits and is refused", async (id) => {
    const message = await refused((client) => client.getOrder(id, hash));
    expect(message).toContain("beyond 2^53 - 1");
    expect(message).toContain("parseJson");
  });

  it.each([-1, 1.5, Number.NaN, "", " ", "12a", "1/2", "../7", undefined, null, {}, [7], -1n])(
    "that is %s is refused",
    async (id) => {
      expect(await refused((client) => client.cancelOrder(id as never, hash))).toMatch(/^orderId: /);
      expect(await refused((client) => client.getTransaction(hash, id as never))).toMatch(/^transactionId: /);
    },
  );
});

describe("an account's hash", () => {
  it.each(["", "  ", "..", 12345678, undefined])("that is %s is refused", async (wrong) => {
    for (const call of [
      (client: SchwabClient) => client.getAccount(wrong as never),
      (client: SchwabClient) => client.getOrdersForAccount(wrong as never),
      (client: SchwabClient) => client.placeOrder(wrong as never, order),
    ]) {
      expect(await refused(call)).toMatch(/^accountHash: /);
    }
  });

  it("that is an account number is Schwab's to refuse, with a hint", async () => {
    const server = await serveAnswer(400, { message: "Invalid account number" });
    const error = await rejectionOf(clientOf(server).getOrdersForAccount("12345678"));
    expect(server.seen).toHaveLength(1);
    expect(error).toMatchObject({ code: "api-bad-request", status: 400 });
    expect((error as Error).message).toContain("by its hash, the hashValue of getAccountNumbers()");
  });
});

describe("a window of time", () => {
  it.each<[string, (client: SchwabClient) => PromiseLike<unknown>]>([
    [
      "fromEnteredDatetime: ",
      (client) => client.getOrdersForAccount(hash, { fromEnteredDatetime: "2026-01-05" }),
    ],
    [
      "toEnteredDatetime: ",
      (client) => client.getOrdersForAllLinkedAccounts({ toEnteredDatetime: Number.NaN }),
    ],
    ["startDate: ", (client) => client.getTransactions(hash, { startDate: "2026-01-05T09:30:00" })],
    ["startDate and endDate: ", (client) => client.getTransactions(hash, { startDate: 2e12, endDate: 1e12 })],
    // Its start is 60 days ago unless given.
    ["fromEnteredDatetime and ", (client) => client.getOrdersForAccount(hash, { toEnteredDatetime: 1e12 })],
  ])("that makes no sense is refused: %s", async (start, call) => {
    expect((await refused(call)).startsWith(start)).toBe(true);
  });
});

describe("the rest", () => {
  it("is checked too", async () => {
    expect(await refused((client) => client.getOrdersForAccount(hash, { status: "FILED" }))).toContain(
      'Did you mean "FILLED"?',
    );
    expect(await refused((client) => client.getOrdersForAccount(hash, { maxResults: 1.5 }))).toMatch(
      /^maxRes/,
    );
    expect(await refused((client) => client.getTransactions(hash, { symbol: "" }))).toMatch(/^symbol: /);
    expect(
      await refused((client) => client.getTransactions(hash, { transactionTypes: ["TRADES"] })),
    ).toContain('Did you mean "TRADE"?');
  });
});

describe("an order to send", () => {
  const circle: Record<string, unknown> = {};
  circle["itself"] = circle;

  it.each([
    ["nothing", undefined],
    ["a text", "{}"],
    ["a list", [order]],
    ["built to nothing", { build: () => undefined }],
    ["a price that is no number", { price: Number.NaN }],
    ["a quantity without end", { orderLegCollection: [{ quantity: Number.POSITIVE_INFINITY }] }],
    ["a bigint", { quantity: 1n }],
    ["within itself", circle],
  ])("that is or holds %s is refused", async (_, wrong) => {
    for (const call of [
      (client: SchwabClient) => client.placeOrder(hash, wrong as never),
      (client: SchwabClient) => client.replaceOrder(hash, 1003, wrong as never),
      (client: SchwabClient) => client.previewOrder(hash, wrong as never),
    ]) {
      expect(await refused(call)).toMatch(/^order: /);
    }
  });

  it("fails with its builder's own error", async () => {
    const server = await serveAnswer(200, {});
    const own = new RangeError("no legs yet");
    const build = () => {
      throw own;
    };
    expect(await rejectionOf(clientOf(server).placeOrder(hash, { build }))).toBe(own);
    expect(server.seen).toHaveLength(0);
  });
});
