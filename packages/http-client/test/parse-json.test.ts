import { ConfigError } from "@schwab-kit/core";
import { parse, parseNumberAndBigInt } from "lossless-json";
import { describe, expect, it } from "vitest";
import { OrderOutcomeUnknownError, SchwabClient } from "../src/index.js";
import { hash, order, serveBook } from "./order-book-server.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer, tokens } from "./server.js";

/** One that `JSON.parse` makes …992 of. */
const longId = "9007199254740993";
const exact = { parseJson: (text: string) => parse(text, null, parseNumberAndBigInt) };

describe("a parser of one's own", () => {
  it("keeps ids that JSON.parse would round, so that they can be sent back", async () => {
    const server = await serve((_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(`[{"orderId":${longId},"price":1.15}]`);
    });
    const client = clientOf(server, exact);
    const [listed] = await client.getOrdersForAccount(hash);
    expect(listed).toEqual({ orderId: BigInt(longId), price: 1.15 });
    await client.getOrder(listed?.orderId ?? 0, hash);
    expect(server.seen[1]?.url).toBe(`/trader/v1/accounts/${hash}/orders/${longId}`);

    const [rounded] = await clientOf(server).getOrdersForAccount(hash);
    const error = await rejectionOf(clientOf(server).getOrder(rounded?.orderId ?? 0, hash));
    expect(error).toMatchObject({ code: "argument-invalid", message: expect.stringContaining("parseJson") });
  });

  it("is needed to know a long id that has to be looked up", async () => {
    const server = await serveBook((response, book, { body }) => {
      book.enter(body, { orderId: "LONG" });
      answer(response, 201, "");
    });
    // Puts the number into the text, which no program could hold as a number.
    const through: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const text = (await response.text()).replace('"LONG"', longId);
      const { status, headers } = response;
      return new Response(text, { status, headers });
    };
    const known = await clientOf(server, { ...exact, fetch: through }).placeOrder(hash, order);
    expect(known.orderId).toBe(longId);
    server.book.length = 0;
    const error = await rejectionOf(clientOf(server, { fetch: through }).placeOrder(hash, order));
    expect(error).toBeInstanceOf(OrderOutcomeUnknownError);
    expect((error as OrderOutcomeUnknownError).candidates).toHaveLength(1);
  });

  it("reads every answer, and a text that it refuses is unreadable", async () => {
    const server = await serveAnswer(200, { accounts: [] });
    const texts: string[] = [];
    const client = clientOf(server, { parseJson: (text) => texts.push(text) });
    expect(await client.getAccountNumbers()).toBe(1);
    expect(await client.getQuote("AAPL")).toBe(2);
    expect(texts).toEqual(['{"accounts":[]}', '{"accounts":[]}']);
    const broken = clientOf(server, {
      parseJson: () => {
        throw new SyntaxError("no");
      },
    });
    expect(await rejectionOf(broken.getAccountNumbers())).toMatchObject({ code: "api-answer-unreadable" });
  });

  it("must be a function", () => {
    const create = () => new SchwabClient({ tokens: tokens("token-1"), parseJson: "yes" as never });
    expect(create).toThrow(ConfigError);
  });
});
