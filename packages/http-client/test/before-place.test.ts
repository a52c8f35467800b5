import { describe, expect, it } from "vitest";
import type { BeforePlace, OrderToPlace } from "../src/index.js";
import { hash, order } from "./order-book-server.js";
import { type ScriptedServer, serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

const location = `https://api.schwabapi.com/trader/v1/accounts/${hash}/orders/12`;

function serveOrders(): Promise<ScriptedServer> {
  return serveScript((_, response) => answer(response, 201, "", { location }));
}

describe("beforePlace", () => {
  it("is asked before anything is sent, the client's first, and told what will be sent", async () => {
    const server = await serveOrders();
    const told: (OrderToPlace | string)[] = [];
    const client = clientOf(server, {
      beforePlace(toPlace) {
        told.push("client", toPlace);
      },
    });
    const beforePlace: BeforePlace = async (toPlace) => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(server.seen).toHaveLength(0);
      told.push("call", toPlace);
    };
    await client.placeOrder(hash, { build: () => order }, { beforePlace });
    const toPlace = { accountHash: hash, order, replaces: undefined };
    expect(told).toEqual(["client", toPlace, "call", toPlace]);
    await client.replaceOrder(hash, 11, order);
    expect(told.slice(4)).toEqual(["client", { ...toPlace, replaces: "11" }]);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "PUT"]);
  });

  it.each<[string, BeforePlace]>([
    [
      "throws",
      () => {
        throw new RangeError("too much");
      },
    ],
    ["rejects", () => Promise.reject(new RangeError("too much"))],
  ])("keeps back what it %s at, by client and by call", async (_, beforePlace) => {
    const server = await serveOrders();
    const client = clientOf(server, { beforePlace });
    const calls = [
      client.placeOrder(hash, order),
      client.replaceOrder(hash, 1, order),
      clientOf(server).placeOrder(hash, order, { beforePlace }),
      clientOf(server).replaceOrder(hash, 1, order, { beforePlace }),
    ];
    for (const call of calls) expect(await rejectionOf(call)).toEqual(new RangeError("too much"));
    expect(server.seen).toHaveLength(0);
  });

  it("changes nothing of what is sent", async () => {
    const server = await serveOrders();
    const beforePlace: BeforePlace = (toPlace) => {
      toPlace.order.price = "9.99";
      toPlace.order.orderLegCollection?.pop();
    };
    const seen: unknown[] = [];
    await clientOf(server, { beforePlace }).placeOrder(hash, order, {
      beforePlace: (toPlace) => void seen.push(toPlace.order),
    });
    expect(seen).toEqual([order]);
    expect(server.requests[0]?.body).toEqual(order);
  });

  it("takes no answer for consent, such as a list of findings or false", async () => {
    const server = await serveOrders();
    for (const given of [false, [], ["too much"], Promise.resolve(true)]) {
      const call = clientOf(server).placeOrder(hash, order, { beforePlace: () => given as never });
      expect(await rejectionOf(call)).toMatchObject({ code: "argument-invalid" });
    }
    const call = clientOf(server).placeOrder(hash, order, { beforePlace: "digest" as never });
    expect(await rejectionOf(call)).toMatchObject({ code: "argument-invalid" });
    expect(() => clientOf(server, { beforePlace: {} as never })).toThrow("beforePlace");
    expect(server.seen).toHaveLength(0);
  });

  it("is not waited for after an abort, and nothing is sent later", async () => {
    const server = await serveOrders();
    const stop = new AbortController();
    let agree = (): void => {};
    const beforePlace: BeforePlace = () => {
      const agreed = new Promise<void>((resolve) => {
        agree = resolve;
      });
      stop.abort(new Error("mine"));
      return agreed;
    };
    const call = clientOf(server).placeOrder(hash, order, { beforePlace, signal: stop.signal });
    expect(await rejectionOf(call)).toEqual(new Error("mine"));
    agree();
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.seen).toHaveLength(0);
  });

  it("is not asked about an order that can't be sent, nor for previews and cancellations", async () => {
    const server = await serveScript((_, response) => answer(response, 200, {}));
    const beforePlace = () => {
      throw new Error("asked");
    };
    const client = clientOf(server, { beforePlace });
    expect(await rejectionOf(client.placeOrder("", order))).toMatchObject({ code: "argument-invalid" });
    await client.previewOrder(hash, order);
    await client.cancelOrder(1, hash);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
  });
});
