import { describe, expect, it, onTestFinished, vi } from "vitest";
import { OrderOutcomeUnknownError } from "../src/index.js";
import { hash, type OnWrite, order, serveBook } from "./order-book-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

/** Enters the order and answers as Schwab does, but without saying which it is. */
const acceptSilently: OnWrite = (response, server, { body }) => {
  server.enter(body);
  answer(response, 201, "");
};

describe("an accepted order whose answer names no id", () => {
  it("is looked up", async () => {
    const server = await serveBook(acceptSilently);
    const { data, response } = await clientOf(server).placeOrder(hash, order).withResponse();
    expect(data).toEqual({ orderId: "1000", accountHash: hash, location: undefined });
    expect(response.status).toBe(201);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it.each([
    ["names a place without an id", "https://api.schwabapi.com/trader/v1/accounts/X/orders/"],
    ["is no address", "soon"],
  ])("is looked up when Location %s", async (_, location) => {
    const server = await serveBook((response, book, { body }) => {
      book.enter(body);
      answer(response, 201, "", { location });
    });
    expect((await clientOf(server).placeOrder(hash, order)).orderId).toBe("1000");
  });

  it.each([3600, -3600, 86_400])("is looked up by the server's clock, %i s ahead", async (aheadS) => {
    const server = await serveBook(acceptSilently, { aheadS });
    expect((await clientOf(server).placeOrder(hash, order)).orderId).toBe("1000");
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("isn't taken for another: of another content, older, or given to a caller before", async () => {
    const server = await serveBook((response, book, request) => {
      if (book.by("POST").length === 1) {
        const id = book.enter(request.body);
        return answer(response, 201, "", { location: `/orders/${id}` });
      }
      acceptSilently(response, book, request);
    });
    server.enter(order, { price: 1.16 });
    server.enter(order, { quantity: 11, orderLegCollection: [] });
    server.enter(order, {}, -10);
    const client = clientOf(server);
    expect((await client.placeOrder(hash, order)).orderId).toBe("1003");
    expect((await client.placeOrder(hash, order)).orderId).toBe("1004");
  });

  it("is not known when two orders may be it", async () => {
    const server = await serveBook((response, book, { body }) => {
      book.enter(body);
      book.enter(body);
      answer(response, 201, "");
    });
    const error = await rejectionOf(clientOf(server).placeOrder(hash, order));
    expect(error).toBeInstanceOf(OrderOutcomeUnknownError);
    const { message, candidates } = error as OrderOutcomeUnknownError;
    expect(candidates.map(({ orderId }) => orderId)).toEqual([1000, 1001]);
    expect(message).toBe(
      `POST /trader/v1/accounts/${hash}/orders was accepted, but the answer named no order, so which one of the ` +
        "account's it is is not known. Equal orders of that time: 1000, 1001. Don't send it again before you know: " +
        "await this error's findOut(), or look at the account's orders.",
    );
  });

  it("is not known while an equal one is under way", async () => {
    let answerFirst = (): void => {};
    const server = await serveBook((response, book, request) => {
      if (book.by("POST").length === 1)
        answerFirst = () => answer(response, 201, "", { location: "/orders/1000" });
      else acceptSilently(response, book, request);
    });
    const client = clientOf(server);
    const first = client.placeOrder(hash, order);
    await server.arrival(1);
    const second = (await rejectionOf(client.placeOrder(hash, order))) as OrderOutcomeUnknownError;
    expect(second.candidates.map(({ orderId }) => orderId)).toEqual([1000]);
    answerFirst();
    expect((await first).orderId).toBe("1000");
    // The order that was seen belongs to the first.
    expect(await second.findOut()).toEqual({ outcome: "unknown", candidates: [] });
  });

  it("is not known without the server's time", async () => {
    const server = await serveBook(acceptSilently, { headers: { date: "" } });
    const error = await rejectionOf(clientOf(server).placeOrder(hash, order));
    expect((error as OrderOutcomeUnknownError).candidates).toHaveLength(1);
  });

  it("is not known when the server's time took long to arrive", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await serveBook(acceptSilently);
    const slow: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method === "GET") vi.setSystemTime(Date.now() + 6_000);
      return response;
    };
    const error = await rejectionOf(clientOf(server, { fetch: slow }).placeOrder(hash, order));
    expect((error as OrderOutcomeUnknownError).candidates).toHaveLength(1);
  });

  it("is not known when the list is cut off", async () => {
    const server = await serveBook((response, book, { body }) => {
      book.enter(body);
      for (let row = 0; row < 2999; row++) book.enter(body, { price: 7 });
      answer(response, 201, "");
    });
    const error = await rejectionOf(clientOf(server).placeOrder(hash, order));
    expect((error as OrderOutcomeUnknownError).candidates).toHaveLength(1);
  });
});

describe("a replacement whose answer names no id", () => {
  it("is looked up, when the replaced order is gone", async () => {
    const server = await serveBook((response, book, { body }) => {
      const [old] = book.book;
      Object.assign(old ?? {}, { status: "REPLACED" });
      book.enter(body);
      answer(response, 201, "");
    });
    const old = server.enter(order);
    expect((await clientOf(server).replaceOrder(hash, old, order)).orderId).toBe("1001");
  });

  it("is not known as long as the order that it should replace stands", async () => {
    const server = await serveBook(acceptSilently);
    const old = server.enter(order);
    const error = (await rejectionOf(
      clientOf(server).replaceOrder(hash, old, order),
    )) as OrderOutcomeUnknownError;
    expect(error.candidates.map(({ orderId }) => orderId)).toEqual([1001]);
    Object.assign(server.book[0] ?? {}, { status: "CANCELED" });
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1001" });
  });
});
