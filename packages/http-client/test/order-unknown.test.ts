import { inspect } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { OrderOutcomeUnknownError } from "../src/index.js";
import { cut, hash, type OnWrite, order, serveBook } from "./order-book-server.js";
import { serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

const enterAnd =
  (end: OnWrite): OnWrite =>
  (response, server, request) => {
    server.enter(request.body);
    end(response, server, request);
  };
const html = "<html>Whitelabel Error Page</html>";

async function unknownOf(promise: PromiseLike<unknown>): Promise<OrderOutcomeUnknownError> {
  const error = await rejectionOf(promise);
  expect(error).toBeInstanceOf(OrderOutcomeUnknownError);
  expect(error).toMatchObject({ code: "order-outcome-unknown", retryable: false, action: "find-out" });
  return error as OrderOutcomeUnknownError;
}

describe("an order whose request ended without a clear answer", () => {
  it.each<[string, OnWrite, string]>([
    ["a 503", (response) => answer(response, 503, html), "was answered 503"],
    ["a 500", (response) => answer(response, 500, { message: "Oops" }), "was answered 500"],
    ["a 504", (response) => answer(response, 504, ""), "was answered 504"],
    ["a cut connection", cut, "got no complete answer"],
    [
      "a redirect",
      (response) => answer(response, 302, "", { location: "/login" }),
      "was answered with a redirect",
    ],
  ])("(%s) is sent once, looked for, and found out", async (_, end, story) => {
    const server = await serveBook(enterAnd(end));
    const error = await unknownOf(clientOf(server, { timeoutMs: 1500 }).placeOrder(hash, order));
    expect(error.message).toContain(`${story}, so whether Schwab has the order is not known`);
    expect(error.candidates.map(({ orderId }) => orderId)).toEqual([1000]);
    expect(server.by("POST")).toHaveLength(1);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
    // Known from then on.
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("(silence) is sent once, looked for, and found out", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await serveBook(enterAnd(() => {}));
    const call = unknownOf(clientOf(server).placeOrder(hash, order));
    await server.arrival(1);
    vi.advanceTimersByTime(30_000);
    const error = await call;
    expect(error.message).toContain("got no complete answer");
    expect(error.candidates.map(({ orderId }) => orderId)).toEqual([1000]);
    expect(server.by("POST")).toHaveLength(1);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
  });

  it("stays unknown as long as it isn't listed", async () => {
    const server = await serveBook((response) => answer(response, 503, html));
    const error = await unknownOf(clientOf(server).placeOrder(hash, order));
    expect(error.candidates).toEqual([]);
    expect(error.message).toContain("No equal order is listed yet.");
    expect(await error.findOut()).toEqual({ outcome: "unknown", candidates: [] });
    // It was slow, not lost.
    server.enter(order, {}, 30);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
    expect(server.by("POST")).toHaveLength(1);
  });

  it("isn't taken for what was entered much later", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await serveBook((response) => answer(response, 503, html));
    const error = await unknownOf(clientOf(server).placeOrder(hash, order));
    vi.setSystemTime(Date.now() + 90_000);
    server.enter(order);
    expect(await error.findOut()).toMatchObject({ outcome: "unknown", candidates: [{ orderId: 1000 }] });
  });

  it.each([3600, -3600])("is found out although this machine's clock is put right by %i s", async (stepS) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const clocks = { aheadS: 0 };
    const server = await serveBook((response) => answer(response, 503, html), clocks);
    const error = await unknownOf(clientOf(server).placeOrder(hash, order));
    server.enter(order);
    vi.setSystemTime(Date.now() + stepS * 1000);
    clocks.aheadS = -stepS;
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
  });

  it("is looked for as it was sent, whatever became of the caller's object", async () => {
    const server = await serveBook(enterAnd((response) => answer(response, 503, html)));
    const mine = { ...order };
    const call = clientOf(server).placeOrder(hash, mine);
    mine.price = "7";
    const error = await unknownOf(call);
    expect(server.by("POST")[0]?.body).toEqual(order);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
  });

  it("is unknown too when the look fails, and found out when it no longer does", async () => {
    let isDown = true;
    const server = await serveBook(enterAnd((response) => answer(response, 503, html)));
    const through: typeof fetch = async (input, init) => {
      return isDown && init?.method === "GET" ? new Response("", { status: 503 }) : await fetch(input, init);
    };
    const error = await unknownOf(clientOf(server, { fetch: through }).placeOrder(hash, order));
    expect(error.candidates).toEqual([]);
    expect(error.message).toContain("The account's orders could not be looked at.");
    expect(await rejectionOf(error.findOut())).toMatchObject({ code: "api-unavailable" });
    isDown = false;
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
  });

  it("is told to be unknown although the look never ends", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await serveScript(({ method }, response) => {
      if (method === "POST") answer(response, 503, html);
    });
    const call = unknownOf(clientOf(server).placeOrder(hash, order));
    await server.arrival(2);
    vi.advanceTimersByTime(10_000);
    expect((await call).message).toContain("The account's orders could not be looked at.");
  });

  it("is unknown, not aborted, when the caller gives up on the way", async () => {
    const stop = new AbortController();
    const server = await serveBook(enterAnd(() => stop.abort(new Error("mine"))));
    const error = await unknownOf(clientOf(server).placeOrder(hash, order, { signal: stop.signal }));
    expect(error.message).toContain("was given up while it was under way");
    expect(server.requests).toHaveLength(1);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1000" });
  });

  it("is given to one caller only", async () => {
    const server = await serveBook((response) => answer(response, 503, html));
    const client = clientOf(server);
    const place = () => unknownOf(client.placeOrder(hash, order));
    const [first, second] = await Promise.all([place(), place()]);
    server.enter(order);
    const outcomes = await Promise.all([first.findOut(), second.findOut()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["placed", "unknown"]);
  });

  it("says so of a replacement too", async () => {
    const server = await serveBook(
      enterAnd((response, { book }) => {
        Object.assign(book[0] ?? {}, { status: "REPLACED" });
        answer(response, 503, html);
      }),
    );
    const old = server.enter(order);
    const error = await unknownOf(clientOf(server).replaceOrder(hash, old, { ...order, price: 1.2 }));
    expect(error.message).toMatch(/^PUT \/trader/);
    expect(server.by("PUT")).toHaveLength(1);
    expect(await error.findOut()).toEqual({ outcome: "placed", orderId: "1001" });
  });
});

describe("the error", () => {
  it("says what Schwab said, and shows no account number", async () => {
    const server = await serveBook((response, book, { body }) => {
      book.enter(body, { accountNumber: 12345678 });
      answer(response, 503, { message: "Sorry" }, { "schwab-client-correlid": "c-1" });
    });
    const error = await unknownOf(clientOf(server).placeOrder(hash, order));
    expect(error).toMatchObject({ status: 503, correlationId: "c-1", errors: [{ detail: "Sorry" }] });
    expect(error.message).toContain("(correlation id c-1)");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: "order-outcome-unknown",
      accountHash: hash,
      candidates: ["1000"],
    });
    const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), error.stack].join();
    expect(shown).not.toContain("12345678");
    expect(shown).not.toContain("try again");
    expect(error.candidates[0]?.accountNumber).toBe(12345678);
  });
});
