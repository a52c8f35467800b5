import { describe, expect, it } from "vitest";
import { SchwabApiError } from "../src/index.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer } from "./server.js";

describe("an answer", () => {
  it("comes as it was sent, unknown members and all", async () => {
    const sent = {
      AAPL: { assetMainType: "EQUITY", quote: { lastPrice: 1.5 }, brandNew: { of: [1, null] } },
    };
    const server = await serveAnswer(200, sent);
    expect(await clientOf(server).getQuote("AAPL")).toEqual(sent);
  });

  it("with bad symbols is no error", async () => {
    const sent = { errors: { invalidSymbols: ["NOPE"] } };
    const server = await serveAnswer(200, sent);
    const quotes = await clientOf(server).getQuotes(["NOPE"]);
    expect(quotes.errors?.invalidSymbols).toEqual(["NOPE"]);
    expect(quotes["NOPE"]).toBeUndefined();
  });

  it.each([
    ["the object that live answers are", { accounts: [{ accountNumber: "1" }] }],
    ["the list that the specification says", [{ accounts: [{ accountNumber: "1" }] }]],
  ])("of user preferences may be %s", async (_, sent) => {
    const server = await serveAnswer(200, sent);
    expect(await clientOf(server).getUserPreferences()).toEqual({ accounts: [{ accountNumber: "1" }] });
  });

  it.each([
    ["nothing", "", "no content"],
    ["blanks", " \n ", "no content"],
    [
      "a web page",
      "<html><title>Log in</title><p>Please log in</p></html>",
      'no valid JSON, beginning "Log in',
    ],
    ["half a JSON text", '{"accounts":[{"accountNumber":"1"', "no valid JSON"],
    ["an empty list of preferences", "[]", "no user preference"],
    ["null", "null", "no user preference"],
  ])("of %s is unreadable", async (_, body, complaint) => {
    const server = await serveAnswer(200, body, { "Schwab-Client-Correlid": "c-1" });
    const error = await rejectionOf(clientOf(server).getUserPreferences());
    expect(error).toBeInstanceOf(SchwabApiError);
    expect(error).toMatchObject({
      code: "api-answer-unreadable",
      status: 200,
      correlationId: "c-1",
      retryable: false,
      message: expect.stringContaining(complaint),
    });
  });
});

describe("a call", () => {
  it("is one request, sent at once, however it is awaited", async () => {
    const server = await serveAnswer(200, { accounts: [] }, { "Schwab-Client-Correlid": "c-1" });
    const call = clientOf(server).getUserPreferences();
    const [data, again, { data: same, response }, whole] = await Promise.all([
      call,
      call.then((value) => value),
      call.withResponse(),
      call.withResponse(),
    ]);
    expect(again).toBe(data);
    expect(same).toBe(data);
    expect(whole.response).toBe(response);
    expect(response.status).toBe(200);
    expect(response.headers.get("schwab-client-correlid")).toBe("c-1");
    expect(response.bodyUsed).toBe(true);
    expect(server.seen).toHaveLength(1);
  });

  it("is sent although nobody awaits it", async () => {
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = await serve((_, response) => {
      arrived();
      answer(response, 200, {});
    });
    const call = clientOf(server).getUserPreferences();
    await arrival;
    expect(await call).toEqual({});
  });

  it("has a promise's other methods too", async () => {
    const good = await serveAnswer(200, { accounts: [] });
    const bad = await serveAnswer(404, {});
    let settled = 0;
    const done = (): void => void settled++;
    expect(await clientOf(good).getUserPreferences().finally(done)).toEqual({ accounts: [] });
    expect(
      await clientOf(bad)
        .getUserPreferences()
        .finally(done)
        .catch((error) => error),
    ).toMatchObject({ code: "api-not-found" });
    expect(settled).toBe(2);
    const call = clientOf(good).getUserPreferences();
    expect(String(call)).toBe("[object ApiCall]");
    await call;
  });

  it("whose failure is seen through withResponse() alone leaves no unhandled rejection", async () => {
    const server = await serveAnswer(404, {});
    const unhandled = await unhandledDuring(async () => {
      const call = clientOf(server).getUserPreferences();
      expect(await rejectionOf(call.withResponse())).toMatchObject({ code: "api-not-found" });
    });
    expect(unhandled).toEqual([]);
  });

  it("whose failure nobody sees is unhandled, once, as any promise's (the control)", async () => {
    const server = await serveAnswer(404, {});
    const unhandled = await unhandledDuring(async (seen) => {
      void clientOf(server).getUserPreferences();
      await seen;
    });
    expect(unhandled).toEqual([expect.objectContaining({ code: "api-not-found" })]);
  });
});

/** The unhandled rejections of a piece of work, which the runner would else report as its own errors. */
async function unhandledDuring(work: (seen: Promise<void>) => Promise<void>): Promise<unknown[]> {
  const reasons: unknown[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  try {
    const seen = new Promise<void>((resolve) => {
      process.on("unhandledRejection", (reason) => {
        reasons.push(reason);
        resolve();
      });
    });
    await work(seen);
    // Node reports when the microtasks are done, which they are before the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
  }
  return reasons;
}
