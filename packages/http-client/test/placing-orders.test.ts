import { describe, expect, it } from "vitest";
import { hashOf, serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf, serveAnswer, tokens } from "./server.js";

const hash = hashOf(7);
const order = {
  orderType: "LIMIT",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  price: "1.15",
  orderLegCollection: [
    { instruction: "BUY", quantity: 10, instrument: { symbol: "XYZ", assetType: "EQUITY" } },
  ],
};
const address = (id: string): string => `https://api.schwabapi.com/trader/v1/accounts/${hash}/orders/${id}`;

function serveLocation(location: string) {
  return serveScript((_, response) => answer(response, 201, "", { location }));
}

describe("placing an order", () => {
  it("sends it once, as it is, and gives the id from Location", async () => {
    const server = await serveLocation(address("1003215234562"));
    const { data, response } = await clientOf(server).placeOrder(hash, order).withResponse();
    expect(data).toEqual({ orderId: "1003215234562", accountHash: hash, location: address("1003215234562") });
    expect(response.status).toBe(201);
    expect(server.requests).toEqual([
      expect.objectContaining({ method: "POST", url: `/trader/v1/accounts/${hash}/orders`, body: order }),
    ]);
    expect(server.seen[0]?.headers["content-type"]).toBe("application/json");
  });

  it.each([
    ["beyond 2^53", address("9007199254740993"), "9007199254740993"],
    ["without a host", `/trader/v1/accounts/${hash}/orders/12`, "12"],
    ["with a slash and a query behind", `${address("12")}/?a=/99`, "12"],
  ])("reads an id %s", async (_, location, orderId) => {
    const server = await serveLocation(location);
    expect((await clientOf(server).placeOrder(hash, order)).orderId).toBe(orderId);
  });

  it("takes what builds one", async () => {
    const server = await serveLocation(address("12"));
    await clientOf(server).placeOrder(hash, { build: () => order });
    expect(server.requests[0]?.body).toEqual(order);
  });

  it("once more after a 401, which did nothing", async () => {
    const server = await serveScript((_, response) => {
      if (server.requests.length === 1) answer(response, 401, "");
      else answer(response, 201, "", { location: address("12") });
    });
    const placed = await clientOf(server, { tokens: tokens("old", "new") }).placeOrder(hash, order);
    expect(placed.orderId).toBe("12");
    expect(server.by("POST")).toHaveLength(2);
  });

  it.each([
    [400, "api-bad-request"],
    [403, "api-forbidden"],
    [404, "api-not-found"],
    [409, "api-bad-request"],
    [429, "api-rate-limited"],
  ])("is refused by a %i, and nothing was placed", async (status, code) => {
    const server = await serveAnswer(status, { message: "No" }, { "retry-after": "0" });
    const client = clientOf(server);
    expect(await rejectionOf(client.placeOrder(hash, order))).toMatchObject({ code, status });
    expect(await rejectionOf(client.replaceOrder(hash, 12, order))).toMatchObject({ code, status });
    expect(server.seen).toHaveLength(2);
  });

  it("fails like any call when no connection came about", async () => {
    const server = await serveAnswer(201, "");
    await server.close();
    expect(await rejectionOf(clientOf(server).placeOrder(hash, order))).toMatchObject({
      code: "api-unreachable",
      retryable: true,
    });
  });

  it("fails with the signal's reason when aborted before it was sent", async () => {
    const server = await serveAnswer(201, "");
    const stop = new AbortController();
    const reason = new Error("mine");
    const source = { getAccessToken: () => new Promise<string>(() => stop.abort(reason)) };
    const call = clientOf(server, { tokens: source }).placeOrder(hash, order, { signal: stop.signal });
    expect(await rejectionOf(call)).toBe(reason);
    expect(server.seen).toHaveLength(0);
  });
});

describe("replacing an order", () => {
  it("gives the new order's id", async () => {
    const server = await serveLocation(address("13"));
    expect(await clientOf(server).replaceOrder(hash, 12, order)).toEqual({
      orderId: "13",
      accountHash: hash,
      location: address("13"),
    });
    expect(server.requests).toEqual([
      expect.objectContaining({ method: "PUT", url: `/trader/v1/accounts/${hash}/orders/12`, body: order }),
    ]);
  });
});
